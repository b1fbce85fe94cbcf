# Draws the page of fitted XPS spectra with gnuplot, from the same curve files and with the same content as ours:
# six panels with residuals, data as open circles, filled components, background and envelope.
# Usage: gnuplot -e "files='A.csv B.csv …'; components='6 5 5 6 5 5'; output='page.png'" fitted_spectra.gnuplot
set terminal pngcairo size 2019,1275 font "Liberation Sans,7" fontscale 4.17 linewidth 2.5 dashlength 1
set output output
set datafile separator comma
set key off
set tics nomirror out scale 0.5
set multiplot
regions = "'C 1s' 'F 1s' 'O 1s'"
binders = "PVDF X-PAA"
colours = "#56B4E9 #E69F00 #009E73 #CC79A7 #0072B2 #D55E00"
do for [panel = 1:6] {
  file = word(files, panel)
  count = int(word(components, panel))
  column = (panel - 1) % 3
  row = (panel - 1) / 3
  left = 0.06 + column * 0.315
  top = 0.95 - row * 0.45
  set lmargin at screen left
  set rmargin at screen left + 0.295
  set tmargin at screen top
  set bmargin at screen top - 0.06
  set xrange [*:*] noextend reverse
  unset label 1
  set yrange [-5:5]
  unset xtics
  unset xlabel
  unset ylabel
  if (column == 0) { set ytics -3, 6, 3 } else { unset ytics }
  if (row == 0) { set title word(regions, column + 1) offset 0, -0.8 } else { unset title }
  set object 1 rectangle from graph 0, first -2 to graph 1, first 2 fillcolor rgb "#EDEDED" fillstyle solid noborder behind
  plot file using 1:(column(count + 5)) skip 1 with lines linecolor rgb "#555555" linewidth 0.45
  unset object 1
  unset title
  set tmargin at screen top - 0.06
  set bmargin at screen top - 0.39
  set yrange [0:*]
  unset ytics
  set xtics
  if (row == 1) { set xlabel "Binding energy (eV)"; set format x "%g" } else { set format x "" }
  if (column == 0) { set ylabel "Intensity (arb. units)" }
  set label 1 word(binders, row + 1) at graph 0.98, 0.93 right
  plot for [k = 1:count] file using 1:3:(column(3) + column(3 + k)) skip 1 with filledcurves \
         fillcolor rgb word(colours, k) fillstyle transparent solid 0.42 noborder, \
       for [k = 1:count] file using 1:(column(3) + column(3 + k)) skip 1 with lines linecolor rgb word(colours, k) linewidth 0.7, \
       file using 1:3 skip 1 with lines linecolor rgb "#666666" linewidth 0.7 dashtype 2, \
       file using 1:2 skip 1 with points pointtype 6 pointsize 0.25 linecolor rgb "#555555" linewidth 0.35, \
       file using 1:(column(count + 4)) skip 1 with lines linecolor rgb "#C00000" linewidth 0.9
}
unset multiplot
