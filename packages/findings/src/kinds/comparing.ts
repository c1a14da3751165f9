import { kind } from "../kind.ts";

// Of the two sides of a comparison: `diff`.

/** What brings commits that a shallow clone does not have. */
const deepen =
  "This clone is shallow: `git fetch --unshallow` brings the whole history, `git fetch --deepen=100` some of it; for actions/checkout say `fetch-depth: 0`.";

export const noGit = kind(
  "MW0126",
  "error",
  "git cannot be run",
  (a: { reason: string }) =>
    `git cannot be run: ${a.reason}. Commits are read with git itself; install it, or compare two folders.`,
);

export const noRepository = kind(
  "MW0127",
  "error",
  "There is no git repository here",
  (a: { problem: string }) => `${a.problem} Start in a clone of the repository, or name two folders.`,
);

export const untrustedRepository = kind(
  "MW0128",
  "error",
  "git does not trust the repository",
  (a: { folder: string }) =>
    `git reads no repository of another user. Where you trust it: \`git config --global --add safe.directory ${a.folder}\`.`,
);

export const unknownSide = kind(
  "MW0129",
  "error",
  "There is no such commit and no such folder",
  (a: { problem: string; nearest?: string | undefined; isShallow?: boolean }) =>
    [
      a.problem,
      ...(a.nearest === undefined ? [] : [`Did you mean ${a.nearest}?`]),
      ...(a.isShallow === true ? [deepen] : []),
    ].join(" "),
);

export const twoMeanings = kind(
  "MW0130",
  "error",
  "A name that is a commit and a folder",
  (a: { name: string; ref: string }) =>
    `${a.name} is a commit of git, and there is a folder of that name. Say ./${a.name} for the folder, or ${a.ref} for the commit.`,
);

export const noMergeBase = kind(
  "MW0131",
  "error",
  "No common commit is known",
  (a: { problem: string; isShallow: boolean }) => (a.isShallow ? `${a.problem} ${deepen}` : a.problem),
);

export const sideWithoutTree = kind(
  "MW0132",
  "error",
  "A side of the comparison has no tree",
  (a: { problem: string; advice: string }) => `${a.problem} ${a.advice}`,
);

export const gitFailed = kind(
  "MW0133",
  "error",
  "git cannot read what is compared",
  (a: { problem: string; advice?: string }) => [a.problem, ...(a.advice === undefined ? [] : [a.advice])].join(" "),
);
