import { at } from "@meshwright/inventory";
import { touches } from "../value/touches.ts";
import { enumerate } from "../words.ts";
import type { Aspect, Difference, Keys } from "./aspect.ts";
import { listDifference, shown } from "./aspect.ts";
import { usersOf } from "./users.ts";

const words: Readonly<Record<string, string>> = {
  destinations: "destinations",
  sourceRepos: "repositories",
  clusterResourceWhitelist: "kinds without a namespace",
  clusterResourceBlacklist: "forbidden kinds without a namespace",
  namespaceResourceWhitelist: "kinds in namespaces",
  namespaceResourceBlacklist: "forbidden kinds in namespaces",
  sourceNamespaces: "namespaces of Applications",
};

/** `cluster-a/shop` of a destination, `apps/Deployment` of a kind. */
function inWords(text: string): string {
  const parts = [...text.matchAll(/"(?:name|server|namespace|group|kind)":"([^"]*)"/g)].map(([, value]) => value ?? "");
  return text.startsWith("{") && parts.length > 0 ? parts.filter((part) => part !== "").join("/") : text;
}

/** A project that allows fewer repositories takes something away only from Applications that still use one of them. */
const ofRepositories = (lost: readonly string[], users: readonly string[]): Difference => {
  const text = `no longer allows the repositories ${enumerate(lost, 5)}`;
  return users.length === 0
    ? { risk: "routine", text: `${text}, which none of its Applications uses any more` }
    : {
        risk: "stop",
        text: `${text}, which ${enumerate(users, 4)} still use${users.length === 1 ? "s" : ""}: Argo CD then no longer syncs ${users.length === 1 ? "it" : "them"}`,
        beforeMerging: "Keep the repositories in the project, or let its Applications use others.",
      };
};

/** A list of what a project allows. */
const list = (key: string): Aspect => {
  const keys: Keys = ["spec", key];
  return {
    of: (change) => touches(change, ...keys),
    tell: (before, after, whole) => {
      const { lost, gained } = listDifference(before, after, ...keys);
      const users =
        key === "sourceRepos" && !lost.some((one) => /[*?!]/.test(one))
          ? usersOf(lost, after.ref.name, whole)
          : undefined;
      const isEverything = gained.some((one) => /"\*"|^\*$/.test(one));
      return [
        ...(gained.length > 0
          ? [
              {
                risk: isEverything ? ("careful" as const) : ("routine" as const),
                text: `now allows the ${words[key] ?? key} ${enumerate(gained.map(inWords), 5)}${isEverything ? ", so anything" : ""}`,
              },
            ]
          : []),
        ...(users !== undefined && lost.length > 0 ? [ofRepositories(lost, users)] : []),
        ...(users === undefined && lost.length > 0
          ? [
              {
                risk: "careful" as const,
                text: `no longer allows the ${words[key] ?? key} ${enumerate(lost.map(inWords), 5)}: an Application that still needs them is refused`,
                afterMerging: `\`kubectl -n ${after.ref.namespace ?? "argocd"} get applications\` shows none that is refused because something "is not permitted in project ${after.ref.name}".`,
              },
            ]
          : []),
      ];
    },
  };
};

/** https://argo-cd.readthedocs.io/en/stable/user-guide/projects/ */
export const projectAspects: readonly Aspect[] = Object.keys(words).map(list);

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/: what it does with the Applications that it makes. */
export const applicationSetAspects: readonly Aspect[] = [
  {
    of: (change) => touches(change, "spec", "generators"),
    tell: () => [{ risk: "careful", text: "makes Applications of other elements than before" }],
  },
  {
    of: (change) => touches(change, "spec", "syncPolicy"),
    tell: (before, after) => {
      const keeps = ["spec", "syncPolicy", "preserveResourcesOnDeletion"];
      const isKept = at(after.body, ...keeps) === true;
      return at(before.body, ...keeps) === true && !isKept
        ? [{ risk: "stop", text: "deletes all that its Applications made when one of them, or it itself, goes" }]
        : [{ risk: "careful", text: `has the policy ${shown(at(after.body, "spec", "syncPolicy"))}` }];
    },
  },
  {
    of: (change) => touches(change, "spec", "template"),
    tell: () => [{ risk: "careful", text: "makes all of its Applications otherwise" }],
  },
];
