// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A technique that Interphase does not know, brought to it from outside: what a laboratory with an instrument of its own
/// would write.
let package = Package(
  name: "ContactAngle",
  products: [.executable(name: "contact-angle", targets: ["contact-angle"])],
  dependencies: [.package(name: "Interphase", path: "../..", traits: ["HDF5"])],
  targets: [
    .target(
      name: "ContactAngle", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .executableTarget(
      name: "contact-angle",
      dependencies: ["ContactAngle", .product(name: "InterphaseCommand", package: "Interphase")],
      swiftSettings: strict),
  ]
)
