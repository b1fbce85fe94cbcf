/// Positions that an independent implementation of the search of Talbot, Lin and Hanrahan finds.
///
/// From `mizani.breaks.breaks_extended` 0.14.6 (a port of the R package labeling), Python, for ranges drawn at random over
/// twelve orders of magnitude and three to nine wanted labels, which may lie outside of the range.
struct TalbotReference {
  var lower: Double
  var upper: Double
  var target: Int
  var first: Double
  var step: Double
  var count: Int

  static let cases: [TalbotReference] = [
    .init(
      lower: 1518.0, upper: 2066.0, target: 4, first: 1500.0,
      step: 200.0, count: 4),
    .init(
      lower: 643100.0, upper: 783100.0, target: 4, first: 650000.0,
      step: 50000.0, count: 4),
    .init(
      lower: 6612.0, upper: 6896.0, target: 8, first: 6600.0,
      step: 50.0, count: 7),
    .init(
      lower: -2.384, upper: -2.107, target: 4, first: -2.4000000000000004,
      step: 0.10000000000000009, count: 4),
    .init(
      lower: 0.06143, upper: 0.06312, target: 4, first: 0.0615,
      step: 0.0005000000000000004, count: 4),
    .init(
      lower: 59.78, upper: 67.16, target: 3, first: 60.0,
      step: 4.0, count: 3),
    .init(
      lower: -523.6, upper: -473.4, target: 7, first: -520.0,
      step: 10.0, count: 6),
    .init(
      lower: 6009000.0, upper: 10760000.0, target: 7, first: 6000000.0,
      step: 1000000.0, count: 6),
    .init(
      lower: 37.5, upper: 245.5, target: 6, first: 0.0,
      step: 50.0, count: 6),
    .init(
      lower: 732900.0, upper: 835900.0, target: 7, first: 740000.0,
      step: 20000.0, count: 6),
    .init(
      lower: -3190.0, upper: -3063.0, target: 3, first: -3200.0,
      step: 50.0, count: 4),
    .init(
      lower: 180.0, upper: 254.9, target: 8, first: 180.0,
      step: 10.0, count: 8),
    .init(
      lower: 0.0002971, upper: 0.0003077, target: 8, first: 0.000297,
      step: 1.0000000000000243e-06, count: 12),
    .init(
      lower: -6103.0, upper: 2314.0, target: 3, first: -6000.0,
      step: 3000.0, count: 4),
    .init(
      lower: 26490.0, upper: 65560.0, target: 9, first: 25000.0,
      step: 5000.0, count: 9),
    .init(
      lower: -0.469, upper: -0.396, target: 9, first: -0.47000000000000003,
      step: 0.010000000000000009, count: 9),
    .init(
      lower: 4.636e-05, upper: 5.96e-05, target: 7, first: 4.6e-05,
      step: 2.000000000000001e-06, count: 8),
    .init(
      lower: 0.004388, upper: 0.007694, target: 7, first: 0.0045000000000000005,
      step: 0.0005000000000000004, count: 7),
    .init(
      lower: -746.5, upper: -544.3, target: 6, first: -750.0,
      step: 50.0, count: 5),
    .init(
      lower: -0.0786, upper: 0.9036, target: 5, first: 0.0,
      step: 0.25, count: 5),
    .init(
      lower: -1022000.0, upper: 4353000.0, target: 6, first: -1000000.0,
      step: 1000000.0, count: 6),
    .init(
      lower: -4108.0, upper: 2537.0, target: 9, first: -4000.0,
      step: 1000.0, count: 8),
    .init(
      lower: 7132.0, upper: 7600.0, target: 6, first: 7100.0,
      step: 100.0, count: 6),
    .init(
      lower: 8.44e-05, upper: 8.787e-05, target: 7, first: 8.45e-05,
      step: 4.999999999999986e-07, count: 8),
    .init(
      lower: -0.04195, upper: -0.03492, target: 4, first: -0.0425,
      step: 0.0025000000000000022, count: 4),
    .init(
      lower: -0.4887, upper: -0.328, target: 3, first: -0.5,
      step: 0.09999999999999998, count: 3),
    .init(
      lower: 73.93, upper: 93.51, target: 8, first: 75.0,
      step: 2.5, count: 8),
    .init(
      lower: -5235000.0, upper: -5110000.0, target: 8, first: -5240000.0,
      step: 20000.0, count: 8),
    .init(
      lower: 7.848e-05, upper: 0.00011247, target: 5, first: 8e-05,
      step: 9.999999999999999e-06, count: 4),
    .init(
      lower: -0.008173, upper: -0.007291, target: 8, first: -0.0082,
      step: 9.99999999999994e-05, count: 10),
    .init(
      lower: -1.713e-06, upper: 1.43e-07, target: 5, first: -1.5e-06,
      step: 4.999999999999999e-07, count: 4),
    .init(
      lower: -0.005536, upper: -0.005381, target: 9, first: -0.005540000000000001,
      step: 2.0000000000000052e-05, count: 9),
    .init(
      lower: -801600.0, upper: -594400.0, target: 5, first: -800000.0,
      step: 50000.0, count: 5),
    .init(
      lower: -0.1281, upper: 0.2529, target: 3, first: -0.1,
      step: 0.1, count: 4),
    .init(
      lower: 0.092, upper: 1.65, target: 7, first: 0.0,
      step: 0.25, count: 8),
    .init(
      lower: 4.686e-05, upper: 4.794e-05, target: 4, first: 4.68e-05,
      step: 4.0000000000000295e-07, count: 4),
    .init(
      lower: -237.8, upper: -58.4, target: 4, first: -250.0,
      step: 50.0, count: 5),
    .init(
      lower: 0.02383, upper: 0.03605, target: 4, first: 0.024,
      step: 0.004, count: 4),
    .init(
      lower: 815.3, upper: 1168.3, target: 4, first: 800.0,
      step: 100.0, count: 5),
    .init(
      lower: 0.003801, upper: 0.008857, target: 5, first: 0.004,
      step: 0.001, count: 6),
    .init(
      lower: -33450.0, upper: -7740.0, target: 7, first: -35000.0,
      step: 5000.0, count: 7),
    .init(
      lower: 0.000101, upper: 0.002184, target: 7, first: 0.0,
      step: 0.0004, count: 7),
    .init(
      lower: 8.465e-06, upper: 1.3445e-05, target: 8, first: 8.5e-06,
      step: 5.000000000000003e-07, count: 11),
    .init(
      lower: 8.722e-06, upper: 9.002e-06, target: 5, first: 8.7e-06,
      step: 1.0000000000000074e-07, count: 4),
    .init(
      lower: 43.03, upper: 63.66, target: 9, first: 42.5,
      step: 2.5, count: 9),
    .init(
      lower: 652300.0, upper: 909400.0, target: 4, first: 650000.0,
      step: 50000.0, count: 6),
    .init(
      lower: -36.87, upper: 26.59, target: 5, first: -40.0,
      step: 20.0, count: 4),
    .init(
      lower: 44960.0, upper: 47550.0, target: 6, first: 45000.0,
      step: 500.0, count: 6),
    .init(
      lower: 5513.0, upper: 6151.0, target: 4, first: 5500.0,
      step: 200.0, count: 4),
    .init(
      lower: 0.0004143, upper: 0.0005106, target: 5, first: 0.00042,
      step: 1.9999999999999998e-05, count: 5),
    .init(
      lower: 59.87, upper: 135.01, target: 9, first: 60.0,
      step: 10.0, count: 9),
    .init(
      lower: -2718.0, upper: -2563.0, target: 6, first: -2720.0,
      step: 40.0, count: 5),
    .init(
      lower: 0.03534, upper: 0.03877, target: 6, first: 0.035,
      step: 0.0010000000000000009, count: 5),
    .init(
      lower: 4.716e-05, upper: 4.953e-05, target: 4, first: 4.7e-05,
      step: 9.999999999999972e-07, count: 4),
    .init(
      lower: 15720.0, upper: 16970.0, target: 3, first: 15500.0,
      step: 500.0, count: 4),
    .init(
      lower: 5.062e-06, upper: 6.922e-06, target: 6, first: 4.9999999999999996e-06,
      step: 5.000000000000003e-07, count: 5),
    .init(
      lower: -3.121e-06, upper: -1.617e-06, target: 8, first: -3.2e-06,
      step: 1.9999999999999978e-07, count: 9),
    .init(
      lower: 369100.0, upper: 383400.0, target: 4, first: 370000.0,
      step: 5000.0, count: 4),
    .init(
      lower: 8851.0, upper: 10166.0, target: 6, first: 8800.0,
      step: 200.0, count: 8),
    .init(
      lower: 49960.0, upper: 159790.0, target: 3, first: 50000.0,
      step: 50000.0, count: 3),
    .init(
      lower: 0.0007666, upper: 0.0009448, target: 5, first: 0.00075,
      step: 5.000000000000002e-05, count: 5),
    .init(
      lower: -0.07209, upper: -0.06838, target: 5, first: -0.07200000000000001,
      step: 0.0010000000000000009, count: 5),
    .init(
      lower: -0.0007671, upper: -0.0007368, target: 4, first: -0.0007700000000000001,
      step: 1.0000000000000026e-05, count: 4),
    .init(
      lower: 4.91, upper: 5.034, target: 5, first: 4.92,
      step: 0.03000000000000025, count: 5),
    .init(
      lower: -13340.0, upper: 4850.0, target: 3, first: -15000.0,
      step: 5000.0, count: 5),
    .init(
      lower: 76700.0, upper: 78760.0, target: 8, first: 76750.0,
      step: 250.0, count: 9),
    .init(
      lower: 497200.0, upper: 1865700.0, target: 3, first: 500000.0,
      step: 500000.0, count: 4),
    .init(
      lower: -0.0002624, upper: 0.0016939, target: 9, first: -0.00025,
      step: 0.00025, count: 9),
    .init(
      lower: 0.0003573, upper: 0.0003688, target: 4, first: 0.000356,
      step: 3.999999999999989e-06, count: 4),
    .init(
      lower: 6768.0, upper: 24763.0, target: 3, first: 5000.0,
      step: 10000.0, count: 3),
    .init(
      lower: -0.4762, upper: -0.4218, target: 3, first: -0.47500000000000003,
      step: 0.025000000000000022, count: 3),
    .init(
      lower: 43.9, upper: 45.83, target: 4, first: 44.0,
      step: 1.0, count: 3),
    .init(
      lower: 40460.0, upper: 51260.0, target: 6, first: 40000.0,
      step: 2000.0, count: 7),
    .init(
      lower: -8.822e-06, upper: -8.696e-06, target: 4, first: -8.82e-06,
      step: 3.999999999999962e-08, count: 4),
    .init(
      lower: -6.274e-06, upper: -5.524e-06, target: 9, first: -6.3e-06,
      step: 9.999999999999989e-08, count: 9),
    .init(
      lower: 133000.0, upper: 453800.0, target: 6, first: 150000.0,
      step: 50000.0, count: 7),
    .init(
      lower: -0.007535, upper: -0.007428, target: 9, first: -0.00753,
      step: 9.999999999999593e-06, count: 11),
    .init(
      lower: 0.006205, upper: 0.00644, target: 8, first: 0.006200000000000001,
      step: 4.99999999999997e-05, count: 6),
    .init(
      lower: -32.35, upper: 128.2, target: 6, first: -30.0,
      step: 30.0, count: 6),
    .init(
      lower: 0.0005232, upper: 0.0011659, target: 3, first: 0.0006000000000000001,
      step: 0.00030000000000000003, count: 3),
  ]
}
