package io.godwit.cli.size;

/** The style of the report: light or dark as the reader's system is, no font or picture from elsewhere. */
final class PageStyle {
    static final String CSS =
            """
            :root { color-scheme: light dark; --ground: #ffffff; --ink: #1d2330; --faint: #5b6475; --line: #d9dee7;
              --panel: #f4f6fa; --bad: #a3201d;
              --c0: #2f6fd0; --c1: #e08a1e; --c2: #2a9d8f; --c3: #8e5bd0; --c4: #d1495b; --c5: #6c8f2c; --c6: #7a869a;
              --c7: #b8860b; --c8: #17657d; --c9: #c2549d; --c10: #4c5c96; --c11: #9c6644; }
            @media (prefers-color-scheme: dark) { :root { --ground: #14181f; --ink: #e6e9ef; --faint: #9aa4b5;
              --line: #323a47; --panel: #1d232d; --bad: #ff8f87;
              --c0: #6aa3f5; --c1: #f0ac55; --c2: #58c7b9; --c3: #b592ec; --c4: #ef7f8d; --c5: #a4c760; --c6: #a3adbd;
              --c7: #dcb04a; --c8: #4fb3cf; --c9: #e58cc6; --c10: #93a3e0; --c11: #cf9d78; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--ground); color: var(--ink);
              font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
            main { max-width: 1080px; margin: 0 auto; padding: 24px 20px 64px; }
            h1 { font-size: 26px; margin: 8px 0 4px; } h2 { font-size: 19px; margin: 36px 0 10px; }
            p { margin: 6px 0; } .faint { color: var(--faint); }
            .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px; margin: 18px 0; }
            .card { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; }
            .card b { display: block; font-size: 17px; } .card span { color: var(--faint); font-size: 13px; }
            .choice { background: var(--panel); border: 1px solid var(--line); border-left: 5px solid var(--c2);
              border-radius: 8px; padding: 14px 18px; }
            .choice b { font-size: 20px; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: 14px; }
            th, td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
            th { color: var(--faint); font-weight: 600; white-space: nowrap; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            table.options tr:not(.why) td { white-space: nowrap; }
            tr.why td { color: var(--bad); padding-top: 0; } tr:has(+ .why) td { border-bottom: 0; } tr.best td { background: var(--panel); font-weight: 600; }
            details { border: 1px solid var(--line); border-radius: 8px; padding: 8px 14px; margin: 8px 0; }
            summary { cursor: pointer; font-weight: 600; }
            svg { width: 100%; height: auto; display: block; } svg text { fill: var(--ink); font-size: 13px; }
            .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); }
            .c4 { fill: var(--c4); } .c5 { fill: var(--c5); } .c6 { fill: var(--c6); } .c7 { fill: var(--c7); }
            .c8 { fill: var(--c8); } .c9 { fill: var(--c9); } .c10 { fill: var(--c10); } .c11 { fill: var(--c11); }
            .over { fill: var(--bad); }
            .limit { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 4; }
            @media print { details { break-inside: avoid; } }
            """;

    private PageStyle() {}
}
