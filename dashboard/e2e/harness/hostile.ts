/** Text that has broken somebody's page, database, spreadsheet or eyes. Markup calls `pwned()` and leaves a mark where it is taken for markup. */
export interface Hostile {
  readonly text: string;
  /** Why the API refuses it as an id (docs/api.md); what is refused comes as a dead letter without its text. */
  readonly notAsId?: 'too long' | 'invisible' | 'blank at an end' | 'card number' | 'control character' | 'empty';
  /** Why the API refuses it as a reason or note (docs/operators.md). */
  readonly notAsWritten?: 'too long' | 'invisible' | 'card number' | 'control character' | 'empty';
}

const longest = 64;
const mark = 'data-pwned';

const markup: readonly Hostile[] = [
  '<script>pwned()</script>',
  `<b ${mark}>bold</b>`,
  `<img ${mark} src=x onerror=pwned()>`,
  `<svg ${mark} onload=pwned()>`,
  `<iframe ${mark} src="javascript:parent.pwned()">`,
  `"><img ${mark} src=x onerror=pwned()>`,
  `'><i ${mark} onmouseover=pwned()>x</i>`,
  `</title><script>pwned()</script>`,
  `</textarea><b ${mark}>`,
  `<details ${mark} open ontoggle=pwned()>`,
  `<a ${mark} href="javascript:pwned()">x</a>`,
  `<style ${mark}>*{display:none}</style>`,
  `<math ${mark}><mtext><img onerror=pwned()>`,
  `<input ${mark} autofocus onfocus=pwned()>`,
  `<base ${mark} href="//evil.example/">`,
  `<meta ${mark} http-equiv=refresh content=0>`,
  `<!--<img ${mark} src=x>--><b>`,
  `<![CDATA[<b ${mark}>]]>`,
  '&lt;b&gt;&amp;&quot;&#39;&nbsp;',
  '&#60;script&#62;pwned()&#60;/script&#62;',
  'javascript:pwned()',
  'data:text/html,<script>pwned()</script>',
  'x" onclick="pwned()" y="',
  "x' autofocus onfocus='pwned()",
].map((text) => ({ text }));

const templates: readonly Hostile[] = [
  '{{constructor.constructor("pwned()")()}}',
  '${pwned()}',
  '<%= pwned() %>',
  '#{pwned()}',
  '[[${pwned()}]]',
  '{%25 include "x" %25}',
  '__proto__',
  'constructor',
  'toString',
  'undefined',
  'null',
  'NaN',
].map((text) => ({ text }));

const direction: readonly Hostile[] = [
  { text: 'INV-\u202Etxt.exe', notAsId: 'invisible', notAsWritten: 'invisible' },
  { text: 'a\u2066b\u2069c', notAsId: 'invisible', notAsWritten: 'invisible' },
  { text: 'zero\u200Bwidth', notAsId: 'invisible', notAsWritten: 'invisible' },
  { text: 'soft\u00ADhyphen', notAsId: 'invisible', notAsWritten: 'invisible' },
  { text: '\uFEFFbom', notAsId: 'invisible', notAsWritten: 'invisible' },
  // Persian, Hindi and many emoji need the joiners; a note may have them, an id may not.
  { text: 'می\u200Cخواهم', notAsId: 'invisible' },
  { text: '👩\u200D💻 paid', notAsId: 'invisible' },
  { text: 'הזמנה 1234 שולמה' },
  { text: 'طلب-٤٢ مدفوع' },
  { text: 'שלום) <b data-pwned> (abc' },
  { text: 'Z̴̢̛͓̗͎̩̠͉͇a̷l̶g̸o̵' },
  { text: 'e\u0301 is not é' },
  { text: 'ﷺ ﷽' },
  { text: '𝓑𝓸𝓵𝓭 𝕚𝕕 🧾💸' },
  { text: 'ＦＵＬＬ ｗｉｄｔｈ' },
  { text: 'раураl is Cyrillic' },
  { text: 'İstanbul ı ß ſ' },
];

const stores: readonly Hostile[] = [
  "'; DROP TABLE Transactions;--",
  "1' OR '1'='1",
  "' or PartitionKey ne '",
  "x') or (RowKey ge '",
  '%27%20or%201%20eq%201',
  '100%_[a-z]*?',
  'a|b~c^d`e',
  '\\x00\\u0000\\n',
].map((text) => ({ text }));

const sheets: readonly Hostile[] = [
  '=HYPERLINK("http://evil.example","x")',
  '+1+cmd|calc!A0',
  '-2+3',
  '@SUM(1+1)',
  '=1+1,"x""y",z',
  ';;"quoted";\'single\'',
].map((text) => ({ text }));

const json: readonly Hostile[] = ['{"id":"x","status":"MATCHED"}', '["a",null]', '"},{"id":"forged', '\\"}]}'].map((text) => ({ text }));

const addresses: readonly Hostile[] = [
  '..',
  '../../etc/passwd',
  './a/../b',
  '/api/health',
  '//evil.example/x',
  'a/b?c=d&e=f#g',
  'x%2Fy%00z',
  '%252e%252e%255c',
  '%zz%',
  'a+b c;d=e',
  'file:///etc/passwd',
  'ends-in/audit',
  'ends-in/actions',
].map((text) => ({ text }));

const lengths: readonly Hostile[] = [
  { text: 'W'.repeat(longest) },
  { text: '漢'.repeat(longest) },
  { text: 'no-break-anywhere-'.repeat(longest).slice(0, longest) },
  { text: 'L'.repeat(longest + 1), notAsId: 'too long' },
  { text: 'very long '.repeat(60).trim(), notAsId: 'too long', notAsWritten: 'too long' },
  { text: ' leading', notAsId: 'blank at an end' },
  { text: 'trailing\u3000', notAsId: 'blank at an end' },
  { text: 'a\u0000b', notAsId: 'control character', notAsWritten: 'control character' },
  { text: 'line\nbreak', notAsId: 'control character', notAsWritten: 'control character' },
  { text: 'esc\u001b[31mred', notAsId: 'control character', notAsWritten: 'control character' },
  { text: 'card 4111 1111 1111 1111', notAsId: 'card number', notAsWritten: 'card number' },
  { text: '', notAsId: 'empty', notAsWritten: 'empty' },
];

export const hostile: readonly Hostile[] = [...markup, ...templates, ...direction, ...stores, ...sheets, ...json, ...addresses, ...lengths];

export const hostileIds = hostile.filter(({ notAsId }) => notAsId === undefined).map(({ text }) => text);
export const refusedIds = hostile.filter(({ notAsId }) => notAsId !== undefined);
export const hostileReasons = hostile.filter(({ notAsWritten }) => notAsWritten === undefined).map(({ text }) => text);
export const refusedReasons = hostile.filter(({ notAsWritten }) => notAsWritten !== undefined);
