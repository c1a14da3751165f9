import { kind } from "../kind.ts";

// Of the tree on disk.

export const unwritable = kind(
  "MW0101",
  "error",
  "The tree cannot be written",
  (a: { reason: string; begun: boolean }) =>
    `It cannot be written: ${a.reason}. ${
      a.begun
        ? "The tree is unfinished; once the cause is gone, the next render completes it."
        : "The tree is as it was."
    }`,
);

export const foreignInTheWay = kind(
  "MW0102",
  "error",
  "A file that meshwright did not write lies where it must write",
  (a: { wanted: string }) => `Not written by meshwright, and in the way of ${a.wanted}. Move it away and render again.`,
);

export const symbolicLink = kind(
  "MW0103",
  "error",
  "A symbolic link in the tree",
  () => "This is a symbolic link; meshwright writes only real files in real folders. Remove it and render again.",
);

export const badManifest = kind(
  "MW0104",
  "error",
  "A manifest of the tree cannot be used",
  (a: { reason: string }) =>
    `Not a manifest that this meshwright can use: ${a.reason}. Restore it from git, or remove the folder it lies in, which is output only, and render again.`,
);

export const pathsCollide = kind(
  "MW0105",
  "error",
  "Two rendered paths cannot lie side by side",
  (a: { other: string }) =>
    `${a.other} is rendered too, and the two cannot both exist on every file system. Rename one of the two objects.`,
);

export const treeBusy = kind(
  "MW0106",
  "error",
  "Another render is writing this tree",
  (a: { seconds: number }) => `Another render has been writing here for ${a.seconds} seconds. Wait for it, or stop it.`,
);

export const foreignFile = kind(
  "MW0107",
  "warning",
  "A file in the tree that meshwright did not write",
  () => "Not written by meshwright; it is left alone.",
);

export const changedByHand = kind(
  "MW0108",
  "warning",
  "A rendered file does not hold what was rendered",
  () =>
    "Not what meshwright wrote last: edited by hand, or merged by git. Change the fleet instead; this file is output.",
);

export const unknownCluster = kind(
  "MW0109",
  "error",
  "The fleet has no cluster of that name",
  (a: { name: string; nearest?: string }) =>
    `The fleet has no cluster ${a.name}${a.nearest === undefined ? "" : `; did you mean ${a.nearest}?`}`,
);

export const missingTreeFile = kind(
  "MW0110",
  "error",
  "A file of the tree is missing",
  () => "The manifest of the tree lists this file, but it is not there. Render again, or restore it from git.",
);

export const editedFile = kind(
  "MW0111",
  "error",
  "A file of the tree is not as it was rendered",
  () =>
    "Not what meshwright wrote: edited by hand, or merged by git. Change the fleet instead and render; the engines would apply what stands here.",
);

export const unfinishedRender = kind(
  "MW0112",
  "error",
  "A render began and did not end",
  () =>
    "A render began here and did not end, so old and new files lie side by side. Render again; it completes this one.",
);

export const noTree = kind("MW0113", "error", "There is no tree", (a: { problem: string }) => a.problem);

export const textForm = kind(
  "MW0114",
  "warning",
  "A file with a byte-order mark or with CRLF line ends",
  (a: { what: string }) =>
    `The file has ${a.what}, which no rendered file has; an editor or git (core.autocrlf) put it there.`,
);

export const noManifest = kind(
  "MW0115",
  "info",
  "A folder without manifest",
  () =>
    "meshwright did not write this folder, so what is missing, changed or foreign in it could not be checked, nor its order and delivery.",
);

export const outOfDate = kind(
  "MW0116",
  "error",
  "The tree is not what the fleet renders",
  (a: { how: "missing" | "differs" | "stale" }) =>
    `${
      {
        missing: "The fleet renders this file, but the tree does not have it.",
        differs: "The fleet renders something else here.",
        stale: "The fleet no longer renders this file.",
      }[a.how]
    } Render and commit.`,
);

export const unknownCode = kind(
  "MW0117",
  "error",
  "There is no such code",
  (a: { code: string; nearest?: string }) =>
    `There is no code ${a.code}${a.nearest === undefined ? "." : `; did you mean ${a.nearest}?`} check --list names all.`,
);

export const steeringFile = kind(
  "MW0118",
  "error",
  "A file that an engine obeys, and meshwright did not write",
  (a: { what: string }) =>
    `Not written by meshwright, and ${a.what}. What is delivered is no longer what was rendered. Move it out of the tree.`,
);

export const missingFolder = kind(
  "MW0119",
  "error",
  "A cluster of the fleet has no folder in the tree",
  (a: { cluster: string }) =>
    `The fleet has the cluster ${a.cluster}, but nothing of it is in the tree: an engine that prunes would take ` +
    `its links away. Render and commit.`,
);
