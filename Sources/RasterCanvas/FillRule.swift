/// Which points of the plane a path's contours enclose.
public enum FillRule: Sendable, Hashable {
  /// Inside where the contours wind around a point a number of times other than zero.
  case nonZero
  /// Inside where they wind around it an odd number of times.
  case evenOdd
}
