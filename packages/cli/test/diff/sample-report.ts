import type { Report } from "@meshwright/diff";
import { finding, kinds } from "@meshwright/findings";
import { madeEffect, madeObject, madeReport } from "./made-report.ts";

const clusters = Array.from({ length: 300 }, (_, index) => `harbour-${String(index + 1).padStart(3, "0")}`);
const but = (...names: readonly string[]): readonly string[] => clusters.filter((name) => !names.includes(name));
const root = (name: string, fingerprint: string) => ({
  role: "root that istiod and all sidecars of ‹cluster› trust",
  subject: `CN=${name}, O=Harbour Retail`,
  issuer: `CN=${name}, O=Harbour Retail`,
  fingerprint,
  notBefore: "2026-11-01T00:00:00.000Z",
  notAfter: "2046-11-01T00:00:00.000Z",
});

/** Each thing that a report may hold, as it may stand in a real one. */
export const sampleReport: Report = madeReport({
  title: "Pods of namespace shop take plaintext again in all 300 clusters; nothing restarts; and 3 other effects",
  base: "main",
  head: "loosen-shop",
  risk: "stop",
  clusters,
  rules: [
    { name: "mtls-looser", heading: "Encryption between pods (mTLS) is no longer mandatory", summary: "Looser mTLS" },
    { name: "scaled", heading: "More or fewer pods", summary: "Replicas" },
    { name: "trust-changed", heading: "Who is trusted changes", summary: "Certificates" },
  ],
  counts: {
    risks: { stop: 300, careful: 300, routine: 300 },
    clusters: 301,
    added: 1,
    removed: 1,
    changed: 600,
    files: 300,
  },
  effects: [
    madeEffect({
      rule: "mtls-looser",
      risk: "stop",
      clusters,
      says: "Pods of namespace shop take plaintext again. Anybody who reaches them can call them.",
      beforeMerging:
        'Ask who calls without a sidecar: `istio_requests_total{connection_security_policy="none"}` must not grow for a day.',
      afterMerging: "In ‹cluster›, look at the same again.",
    }),
    madeEffect({
      rule: "trust-changed",
      risk: "careful",
      clusters,
      says: "Sidecars trust one more root: Harbour Mesh Root 2027.",
      certificates: [
        { how: "added", ...root("Harbour Mesh Root 2027", "30:BE:10:DC") },
        { how: "kept", ...root("Harbour Mesh Root 2026", "9C:95:30:42") },
      ],
    }),
    {
      ...madeEffect({
        clusters: but("harbour-007", "harbour-100"),
        says: "Deployment shop/web goes from 3 to 5 pods.",
      }),
      notIn: ["harbour-100"],
    },
    {
      ...madeEffect({ clusters: ["harbour-007"], says: "Deployment shop/web goes from 3 to 4 pods." }),
      deviatesFrom: 298,
    },
  ],
  objects: [
    {
      ...madeObject({
        clusters: but("harbour-007", "harbour-100"),
        before: "‹cluster›/90-shop/deployment-shop-web.yaml",
        after: "‹cluster›/90-shop/deployment-shop-web.yaml",
        changes: [
          { how: "changed", path: [{ key: "spec" }, { key: "replicas" }], before: 3, after: 5 },
          { how: "added", path: [{ key: "spec" }, { key: "strategy" }], after: { type: "Recreate" } },
          { how: "removed", path: [{ key: "spec" }, { key: "paused" }], before: true },
          {
            how: "changed",
            path: [{ key: "metadata" }, { key: "labels" }, { key: "helm.sh/chart" }],
            before: "web-1.0.0",
            after: "web-1.1.0",
          },
        ],
      }),
      notIn: ["harbour-100"],
      quiet: { "labels with the version of the chart that an object comes from": [3] },
    },
    {
      ...madeObject({
        clusters: ["harbour-007"],
        before: "harbour-007/90-shop/deployment-shop-web.yaml",
        after: "harbour-007/90-shop/deployment-shop-web.yaml",
        changes: [{ how: "changed", path: [{ key: "spec" }, { key: "replicas" }], before: 3, after: 4 }],
      }),
      deviatesFrom: 298,
    },
    madeObject({
      clusters,
      before: "‹cluster›/90-shop/configmap-shop-nginx.yaml",
      after: "‹cluster›/90-shop/configmap-shop-nginx.yaml",
      changes: [
        {
          how: "changed",
          path: [{ key: "data" }, { key: "nginx.conf" }],
          before: "listen 80;\nroot /a;\n",
          after: "listen 80;\nroot /b;\n",
          inside: {
            as: "lines",
            removed: 1,
            added: 1,
            hunks: [{ before: 1, after: 1, lines: [" listen 80;", "-root /a;", "+root /b;"] }],
          },
        },
        {
          how: "changed",
          path: [{ key: "data" }, { key: "app.yaml" }],
          before: "a: 1\n",
          after: "a: 2\n",
          inside: { as: "yaml", changes: [{ how: "changed", path: [{ key: "a" }], before: 1, after: 2 }] },
        },
        { how: "reordered", path: [{ key: "data" }, { key: "order" }], order: [1, 0], items: ["b", "a"] },
      ],
    }),
    {
      ...madeObject({ clusters, changes: [] }),
      noise: "names of Jobs that wait until what is needed is there end in a digest of what they hold",
    },
  ],
  files: [
    {
      one: { how: "changed", path: "‹cluster›/manifest.json" },
      clusters,
      noise: "generated lists of files (manifest.json), which change with them",
    },
    { one: { how: "added", path: "harbour-001/notes.txt" }, clusters: ["harbour-001"] },
  ],
  hidden: [
    { reason: "labels with the version of the chart that an object comes from", objects: 0, changes: 298, files: 0 },
    { reason: "generated lists of files (manifest.json), which change with them", objects: 0, changes: 0, files: 300 },
    {
      reason: "names of Jobs that wait until what is needed is there end in a digest of what they hold",
      objects: 300,
      changes: 0,
      files: 0,
    },
  ],
  verdicts: [
    {
      name: "checks",
      added: [finding(kinds.foreignFile, { in: "file", file: "clusters/harbour-001/notes.txt" }, undefined)],
      gone: [
        finding(kinds.unreadable, { in: "file", file: "clusters/harbour-001/x.yaml" }, { what: "It is no text." }),
      ],
    },
    { name: "fleet", added: [], gone: [], notJudged: "it is code, which is not run" },
  ],
  forecast: [
    {
      one: [
        {
          by: "hand",
          wave: 0,
          unit: "access",
          when: "before merging",
          does: ["apply ‹cluster›/access/role.json"],
          waitsFor: [],
          restarts: [],
        },
        {
          by: "argocd",
          delivery: "Application argocd/‹cluster›-90-shop",
          wave: 90,
          unit: "90-shop",
          does: ["changes Deployment shop/web"],
          after: ["60-istiod"],
          waitsFor: ["webhook istio-sidecar-injector answers"],
          restarts: ["Deployment shop/web"],
        },
      ],
      clusters,
    },
  ],
  unread: [finding(kinds.unreadable, { in: "file", file: "clusters/harbour-002/y.yaml" }, { what: "It is no text." })],
});
