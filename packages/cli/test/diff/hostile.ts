import type { Report } from "@meshwright/diff";
import { finding, kinds } from "@meshwright/findings";
import { knownName } from "@meshwright/model";
import { madeEffect, madeObject, madeReport } from "./made-report.ts";

/** Names and values that try to be more than text: for Markdown as GitHub shows it, and for a terminal. */
export const hostileTexts: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</details></summary><h1>merged</h1>",
  "<!-- open",
  "--> closed",
  "&lt;b&gt; &#64;everyone",
  "@octocat approves",
  "harbour-retail/mesh#12 and #34, GH-56",
  "[safe](https://evil.example) ![x](https://evil.example/x.png)",
  "https://evil.example/a www.evil.example mailto:a@evil.example ftp://evil.example",
  "[ref]: https://evil.example",
  "# heading\n\n- item\n1. one\n> quote\n---",
  "```\nfence\n```",
  "~~~~\nfence",
  "`code` ``two`` ```three``` ````four````",
  "an odd ` backtick and <b>bold</b>",
  "| a | b |\n|---|---|\n| c | d |",
  "**bold** __bold__ *it* _it_ ~~gone~~ \\*",
  "$\\sqrt{2}$ and $$x$$",
  "1. one",
  "1) one",
  "- item",
  "+ item",
  "===",
  "    indented",
  "a\u0000b\u001B[2J\u001B]8;;https://evil.example\u0007\u009B31m",
  "x\u202Elmay.y \u2066\u200Bz\u2028\u061C",
  "\ud800 lone",
  "‹cluster› ‹peer›",
  "",
  "   ",
  "x".repeat(5_000),
  "`".repeat(300),
  "__proto__",
];

/** Characters that act: a list of its own, for that of the printers is what is tested. A line break is where a printer made it. */
export const acting = /[\u0000-\u0009\u000B-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/; // oxlint-disable-line no-control-regex -- control characters are what is looked for

/** A report in which a text stands wherever a text of unknown origin may stand. */
export const reportWith = (text: string): Report =>
  madeReport({
    base: text,
    head: text,
    title: text,
    risk: "stop",
    clusters: ["dublin", text],
    rules: [{ name: "scaled", heading: text, summary: text }],
    counts: { risks: { stop: 1, careful: 1, routine: 0 }, clusters: 2, added: 0, removed: 0, changed: 1, files: 1 },
    effects: [
      madeEffect({ risk: "stop", says: text, beforeMerging: text, afterMerging: text, clusters: ["dublin", text] }),
      madeEffect({
        risk: "careful",
        says: `before ${text} after`,
        certificates: [
          {
            how: "added",
            role: text,
            subject: text,
            issuer: text,
            fingerprint: text,
            notBefore: text,
            notAfter: text,
          },
        ],
      }),
    ],
    objects: [
      madeObject({
        before: `dublin/${text}/a.yaml`,
        after: `dublin/${text}/b.yaml`,
        changes: [
          { how: "changed", path: [{ key: text }, { item: text, index: 0 }], before: text, after: `${text}.` },
          { how: "added", path: [{ key: "data" }], after: { [text]: [text, { [text]: text }] } },
          {
            how: "changed",
            path: [{ key: "data" }, { key: "nginx.conf" }],
            before: text,
            after: `${text} more`,
            inside: {
              as: "lines",
              removed: 1,
              added: 1,
              hunks: [{ before: 1, after: 1, lines: [`-${text}`, `+${text}`] }],
            },
          },
        ],
      }),
      {
        ...madeObject({
          how: "added",
          body: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: knownName("web") }, data: { [text]: text } },
        }),
        clusters: [text],
      },
    ],
    files: [{ one: { how: "added", path: text }, clusters: [text] }],
    hidden: [{ reason: text, objects: 1, changes: 0, files: 0 }],
    verdicts: [
      {
        name: text,
        added: [finding(kinds.unreadable, { in: "file", file: text }, { what: text })],
        gone: [],
        notJudged: text,
      },
    ],
    forecast: [
      {
        one: [{ by: "argocd", wave: 90, unit: text, does: [text], waitsFor: [text], restarts: [text], after: [text] }],
        clusters: [text],
      },
    ],
    unread: [finding(kinds.unreadable, { in: "file", file: text }, { what: text })],
  });
