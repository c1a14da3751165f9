import { copy, create, link, remove, wrong } from "./wrong-fleet.ts";

const dublin = "clusters/dublin.yaml";

/** Files and folders that are not what they should be. */
export const wrongFiles = [
  wrong("no mesh.yaml", ["MW0005 fleet"], remove("mesh.yaml")),
  wrong("no clusters, and nothing of the apps that name them", ["MW0005 fleet"], remove("clusters")),
  wrong(
    "a cluster that ends in .yml; the apps in it are not told as well",
    ["MW0004 fleet/clusters/dublin.yml"],
    copy(dublin, "clusters/dublin.yml"),
    remove(dublin),
  ),
  wrong("a folder with a typo", ["MW0004 fleet/cluster/oslo.yaml"], copy(dublin, "cluster/oslo.yaml")),
  wrong("a stray YAML file", ["MW0004 fleet/oslo.yaml"], copy(dublin, "oslo.yaml")),
  wrong(
    "a cluster in a folder too deep",
    ["MW0004 fleet/clusters/nordic/oslo.yaml"],
    copy(dublin, "clusters/nordic/oslo.yaml"),
  ),
  wrong(
    "a certificate with another ending",
    ["MW0004 fleet/roots/next.crt"],
    copy("pki/next-root.pem", "roots/next.crt"),
  ),
  wrong(
    "a link out of the fleet",
    [`MW0012 fleet/${dublin}`],
    copy(dublin, "../elsewhere.yaml"),
    remove(dublin),
    link(dublin, "../../elsewhere.yaml"),
  ),
  wrong(
    "a root behind a link out of the fleet",
    ["MW0012 fleet/roots/shop-root.pem"],
    copy("roots/shop-root.pem", "../elsewhere.pem"),
    remove("roots/shop-root.pem"),
    link("roots/shop-root.pem", "../../elsewhere.pem"),
  ),
  wrong("a link to nothing", [`MW0001 fleet/${dublin}`], remove(dublin), link(dublin, "nowhere.yaml")),
  wrong(
    "a folder in the place of a file",
    ["MW0004 fleet/clusters/oslo.yaml/notes.txt"],
    create("clusters/oslo.yaml/notes.txt", ""),
  ),
  wrong(
    "an enormous file",
    ["MW0011 fleet/clusters/virginia.yaml"],
    create("clusters/virginia.yaml", "# ".repeat(600_000)),
  ),
  wrong("a file in Latin-1", [`MW0010 fleet/${dublin}`], create(dublin, Buffer.from("name: d\xfcblin", "latin1"))),
  wrong("a file in UTF-16", [`MW0010 fleet/${dublin}`], create(dublin, Buffer.from("\ufeffname: dublin", "utf16le"))),
];
