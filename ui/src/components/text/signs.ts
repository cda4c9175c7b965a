// Which languages a block of code may be in: each has signs that plain words, logs and tables do not have. The most telling comes first.

/** What a language is called by the library that colours it, and what its text must have somewhere. */
export const signs: readonly (readonly [language: string, sign: RegExp])[] = [
  ["diff", /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|^diff --git |^--- \S.*\n\+\+\+ \S/m],
  ["php", /<\?(?:php\b|=)|^[ \t]*\$\w+ ?=[^\n]*;[ \t]*$[\s\S]*(?:->|echo )/m],
  ["json", /^\s*\{\s*"[^"\n]*"\s*:|^\s*\[\s*(?:\{\s*"[^"\n]*"\s*:|"[^"\n]*"\s*,\s*\n)/],
  ["xml", /^\s*<(?:\?xml|!doctype)\b|^\s*<([a-z][\w:-]*)(?:\s[^<>]*)?>[\s\S]*<\/\1>|^\s*<[a-z][\w:-]*\s[^<>]*=[^<>]*\/>/i],
  [
    "rust",
    /\bfn \w+(?:<[^>\n]*>)?\(|^[ \t]*pub (?:struct|enum|trait) \w|\blet mut \w|^[ \t]*(?:pub )?(?:use \w+::|impl\b[^\n]*\{|mod \w+ ?[{;])|#!?\[\w+[^\n]*\]$|\b(?:println|format|vec|panic|assert)!|\blet \w+: ?[&\w<>[\]']+ = [^\n]+;/m,
  ],
  ["go", /^package \w+$|^func (?:\([^)\n]*\) )?\w+\(|\w+(?:, \w+)* := \S|^import \($/m],
  ["csharp", /^[ \t]*using [A-Z][\w.]*;|^[ \t]*namespace [A-Z][\w.]*|\{ get; |\bConsole\.Write|\basync Task\b/m],
  [
    "java",
    /^[ \t]*import (?:static )?(?:javax?|org|com|nl)\.[\w.*]+;|^[ \t]*package [\w.]+;|\bSystem\.out\.|^[ \t]*@Override\b|^[ \t]*(?:public|private|protected) (?:static |final |abstract )*[\w<>[\], ]+ \w*[^\n]*[{;][ \t]*$/m,
  ],
  ["cpp", /^[ \t]*#\s*include <\w+>|\bstd::\w+(?:[<(; ]| <<)|^[ \t]*template ?<|\bcout <</m],
  [
    "c",
    /^[ \t]*#\s*(?:include ["<]|define \w|if(?:n?def)? \w)|^[ \t]*(?:static |const |unsigned )*(?:int|void|char|float|double|bool|size_t) \**\w+ ?(?:\([^\n]*\) ?[{;]?|=[^\n]*;|\[[^\n]*;|;)[ \t]*$/m,
  ],
  [
    "powershell",
    /\b(?:Get|Set|New|Remove|Write|Import|Export|Start|Stop|Invoke|Add|Test|Enable|Disable|Connect)-[A-Z]\w+ (?:-[A-Z]|["$|])|\| ?(?:Where|ForEach|Select|Sort|Out|Format)-[A-Z]\w+|\[CmdletBinding\(/,
  ],
  [
    "sql",
    /^[ \t]*(?:select\s+(?:distinct\s+|top \d+\s+)?(?:[\w.*"[\]]+(?:\s+as\s+\w+)?|\w+\([^)\n]*\)(?:\s+as\s+\w+)?)\s*(?:,|from\b)|insert\s+into\s+\S+\s*(?:\(|values|select)|update\s+\S+\s+set\s+\S+\s*=|delete\s+from\s+\S+\s*(?:;|where)|(?:create|alter|drop)\s+(?:or replace\s+|unique\s+|temp\s+)?(?:table|view|index|function|database)\s+\S+[^\n]*[(;]|with\s+\w+\s+as\s*\()/im,
  ],
  ["sql", /\bSELECT\b[\s\S]+\bFROM\b/],
  [
    "python",
    /^[ \t]*(?:async )?def \w+\([^\n]*\)[^\n]*:|^[ \t]*class \w+(?:\([^\n]*\))?:[ \t]*$|^(?:import \w+(?:\.\w+)*(?: as \w+)?|from [\w.]+ import (?:[*(]|\w+(?: as \w+)?(?:, ?\w+(?: as \w+)?)*))[ \t]*$|^[ \t]*for \w+(?:, \w+)* in [^\n]+:[ \t]*$|^[ \t]*(?:elif [^\n]+|try|except[^\n]*):[ \t]*$|^[ \t]*with \w+\([^\n]*\) as \w+:|^[ \t]*print\(["'f\w]/m,
  ],
  [
    "typescript",
    /^[ \t]*(?:export )?(?:declare )?(?:interface \w+[^\n]*\{|type \w+(?:<[^\n]*>)? = |enum \w+ \{)|\w\??: ?(?:string|number|boolean|void|unknown|any)(?:\[\])?[;,)=| {]|\bas const\b|^[ \t]*import type /m,
  ],
  [
    "javascript",
    /^[ \t]*(?:export )?(?:const|let|var) (?:\w+|[{[][^=\n]*[\]}])(?:: ?[\w<>[\]|]+)? = \S|\bfunction\b ?\w* ?\([^\n]*\) ?\{|\) => |\w => [\w({[]+[(.]|^[ \t]*import [^\n]*["'][^\n]+["']|\b(?:console|document|window)\.\w+|^[ \t]*(?:await|export default) \w/m,
  ],
  ["css", /^[ \t]*[.#@*:a-z][^\n{};]*\{\s*(?:--)?[a-z][\w-]*\s*:[^;{}\n]+;|^@(?:media|import|font-face|keyframes)\b/im],
  [
    "bash",
    /^#!.*sh\b|^(?:\$ [a-z]|sudo |export \w+=|curl (?:-|http)|if \[|while (?:read|true|\[)|for \w+ in [^\n]*; ?do|set -[a-z])|^[ \t]*(?:fi|done|esac)[ \t]*$|\$\(\w[^\n]*\)|"\$\{?\w+|^[ \t]*echo ["'$]/m,
  ],
  [
    "ini",
    /^[ \t]*\[{1,2}[\w.: "-]+\]{1,2}[ \t]*$[\s\S]*^[ \t]*[\w.-]+ ?= ?\S|^[ \t]*[\w.-]+ ?= ?\S[\s\S]*^[ \t]*\[[\w.: "-]+\][ \t]*$/m,
  ],
  [
    "yaml",
    /^---\s*\n|^apiVersion: |^[a-z][\w.-]*:[ \t]*\n[ \t]+[\w."'-]+:(?:[ \t]|\n)|^[a-z][\w.-]*:[ \t]*\n[ \t]*- [a-z][\w.-]*: \S/m,
  ],
  ["markdown", /^#{1,6} \S[\s\S]*(?:\]\(\S+\)|\*\*\S|^```)/m],
];
