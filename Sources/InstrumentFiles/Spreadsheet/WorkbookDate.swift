/// Dates of a workbook, stored as days with a fraction.
package enum WorkbookDate {
  /// The date and time as `2017-10-11 11:58:23`, to the nearest second.
  ///
  /// - Parameter days: days since 1899-12-30 (which counts right from March 1900 on) or since 1904-01-01.
  package static func text(days: Double, countsFrom1904: Bool) -> String {
    let seconds = Int((days * 86_400).rounded())
    let (day, second) = (seconds / 86_400, seconds % 86_400)
    // Both origins as days since 1970-01-01.
    let (year, month, dayOfMonth) = civil(day + (countsFrom1904 ? -24_107 : -25_569))
    return "\(padded(year, 4))-\(padded(month))-\(padded(dayOfMonth)) "
      + "\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Year, month and day of a day counted from 1970-01-01, in the Gregorian calendar.
  ///
  /// Years are counted from March, so that the leap day is a year's last: 1461 days are four years, 153 five months.
  private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    var rest = day + 719_468  // since 0000-03-01
    let era = rest / 146_097
    rest -= era * 146_097
    let yearOfEra = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365
    rest -= 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100
    let marchMonth = (5 * rest + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (400 * era + yearOfEra + (month <= 2 ? 1 : 0), month, rest - (153 * marchMonth + 2) / 5 + 1)
  }
}
