/** How pages look: by the reader's choice of light or dark, on a screen of any width, and on paper. Fonts are those of the machine. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--card:#f5f6f8;--ink:#1d2330;--quiet:#5b6474;--line:#d8dce3;--accent:#2a6fbb;--good:#1a7f4b;--warn:#a65b00;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ground:#14171d;--card:#1e232c;--ink:#e7eaf0;--quiet:#a2abba;--line:#39414e;--accent:#6fb1f5;--good:#58c48b;--warn:#e5a04b;--bad:#f28b82}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:1160px;margin:0 auto;padding:24px 20px 40px}
h1{font-size:26px;line-height:1.25;margin:0 0 6px;text-wrap:balance}
h2{font-size:18px;margin:28px 0 10px;padding-top:10px;border-top:1px solid var(--line)}
header p,footer p{margin:0;color:var(--quiet)}
p{margin:0 0 8px}
ul{margin:0 0 10px;padding-left:20px}
li{margin:3px 0}
.verdict{margin-top:18px;padding:12px 16px;border-left:6px solid var(--tone);background:color-mix(in srgb,var(--tone) 10%,var(--ground));display:flex;flex-wrap:wrap;gap:2px 14px;align-items:baseline}
.verdict strong{font-size:19px;color:var(--tone)}
.good{--tone:var(--good)}.warn{--tone:var(--warn)}.bad{--tone:var(--bad)}.quiet{--tone:var(--quiet)}
td .good,td .warn,td .bad,td .quiet{color:var(--tone)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(165px,1fr));gap:12px;margin:16px 0}
.tile{background:var(--card);border-radius:8px;padding:12px 14px;display:flex;flex-direction:column}
.tile .label{color:var(--quiet);font-size:13px}
.tile strong{font-size:25px;line-height:1.25;color:var(--tone,var(--ink));font-variant-numeric:tabular-nums}
.tile span:last-child{font-size:13px;color:var(--quiet)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:20px}
figure{margin:0 0 10px;min-width:0;max-width:620px}
figcaption,caption{font-weight:600;text-align:left;padding:0 0 6px}
svg{display:block;width:100%;height:auto;font-family:inherit}
.note{font-size:13px;color:var(--quiet);margin:4px 0}
.wide{overflow-x:auto;margin:0 0 14px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;min-width:3em;padding:5px 14px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{word-break:keep-all}
thead th{color:var(--quiet);font-weight:600;font-size:13px;vertical-align:bottom}
.right{text-align:right}
.whole{white-space:nowrap}
.name{min-width:9em}
.heats{display:flex;flex-wrap:wrap;align-items:flex-start;gap:18px 28px;margin-bottom:14px}
.heat{width:auto}
.heat caption{max-width:300px}
.heat th,.heat td{padding:6px 10px;border:2px solid var(--ground);text-align:center}
.heat td{min-width:46px;background:color-mix(in srgb,var(--tone) var(--heat),var(--card))}
.heat .same{--tone:color-mix(in srgb,var(--accent) 55%,var(--ground))}.heat .other{--tone:color-mix(in srgb,var(--bad) 55%,var(--ground))}
.heat .corner{font-weight:400;text-align:left}
.heat .corner span{display:block}
details{margin:6px 0}
summary{cursor:pointer;color:var(--accent)}
.appendix{margin:10px 0}
.appendix>summary{font-weight:600}
footer{margin-top:28px;padding-top:10px;border-top:1px solid var(--line);font-size:13px}
@media (max-width:560px){main{padding:16px 12px}h1{font-size:22px}.tiles{grid-template-columns:1fr 1fr}.tile strong{font-size:21px}}
@media print{@page{size:A4;margin:13mm}:root{color-scheme:light;--ground:#fff;--card:#f5f6f8;--ink:#1d2330;--quiet:#5b6474;--line:#d8dce3;--accent:#2a6fbb;--good:#1a7f4b;--warn:#a65b00;--bad:#b3261e}
body{font-size:9pt}main{padding:0;max-width:none}h1{font-size:17pt}h2{font-size:12pt;margin:12px 0 6px;padding-top:6px;break-after:avoid}.more,figure details{display:none}.figures{grid-template-columns:1fr 1fr;align-items:start}.heat th,.heat td{padding:3px 8px}ul{columns:1}.wide{margin-bottom:6px}.note{font-size:7.5pt}footer{margin-top:10px;padding-top:6px;font-size:7.5pt}.tiles{grid-template-columns:repeat(5,1fr);gap:8px;margin:10px 0}.tile strong{font-size:16pt}th,td{padding:3px 10px 3px 0}.verdict{margin-top:8px}figure,.heat,tr,.tile,.short{break-inside:avoid}figure svg{max-height:78mm}.wide{overflow:visible}}
`;
