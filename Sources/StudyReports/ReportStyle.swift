/// The look of the report: plain, printable, readable without colour.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f6f8fa; }
    body { font: 16px/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; color: var(--ink); background: #fff;
      max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
    h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
    h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
    table { border-collapse: collapse; font-size: .87rem; width: 100%; }
    caption { text-align: left; color: var(--soft); padding: .3rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
    thead th { border-bottom: 2px solid var(--ink); }
    tbody th { font-weight: normal; }
    .scroll { overflow-x: auto; }
    nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .87rem; }
    @media screen and (max-width: 40rem) {
      body { padding: 1rem; }
      table, caption, tbody, tr, th, td { display: block; }
      thead { position: absolute; clip-path: inset(50%); }
      tbody tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
      tbody th, tbody td { border: 0; padding: .1rem 0; overflow-wrap: anywhere; }
      tbody th { font-weight: bold; }
      tbody td:empty { display: none; }
      tbody td::before { content: attr(data-label) ": "; color: var(--soft); }
    }
    figure { margin: 1.4rem 0; }
    figure img { max-width: 100%; height: auto; }
    figcaption { font-size: .87rem; color: var(--soft); }
    .verdict { font-weight: bold; white-space: nowrap; }
    .problem { border-left: 4px solid #9a2a00; padding: .3rem .8rem; background: var(--band); }
    code { font-size: .82rem; overflow-wrap: anywhere; }
    details > summary { cursor: pointer; }
    @page { size: A4; margin: 10mm; }
    @media print {
      body { font-size: 8.5pt; line-height: 1.3; max-width: none; padding: 0; }
      h1 { font-size: 15pt; }
      h2 { font-size: 11pt; margin: 10pt 0 4pt; }
      h3 { font-size: 9.5pt; margin: 7pt 0 2pt; }
      h2, h3, caption { break-after: avoid; }
      table { font-size: 6.8pt; }
      th, td { padding: 0.9pt 4pt 0.9pt 0; }
      ul { margin: 3pt 0; padding-left: 12pt; font-size: 7pt; }
      figure { display: inline-block; width: 49%; margin: 0 0 6pt; vertical-align: top; }
      figure img { max-height: 95mm; }
      figcaption { font-size: 6.5pt; }
      figure, tr { break-inside: avoid; }
      nav, details { display: none; }
    }
    """
}
