import { networkFolder } from "@meshwright/inventory";
import type { Delta } from "../delta.ts";
import { membersThat } from "../mesh/members.ts";
import type { Risk } from "../risk.ts";
import type { Rule, Said } from "../rule.ts";
import { changesInWords } from "../terraform/change-words.ts";
import type { FolderChanges } from "../terraform/folder-changes.ts";
import { folderChanges } from "../terraform/folder-changes.ts";
import type { ResourceChange } from "../terraform/resource-changes.ts";
import type { Leaving } from "../terraform/risk-of.ts";
import { goesWith, opensToAll, riskOf } from "../terraform/risk-of.ts";
import { enumerate } from "../words.ts";

const byPerson = "A person applies it; Argo CD and Flux do not.";

function leavingOf(whole: Delta): Leaving {
  const gone = membersThat(whole, "gone");
  const clusters = whole.before.fleet?.fleet?.clusters.filter(({ name }) => gone.includes(name)) ?? [];
  return [...gone, ...clusters.flatMap(({ vpc }) => [vpc.id, ...vpc.cidrs])];
}

type How = ResourceChange["how"];

const verbs: Readonly<Record<How, string>> = {
  created: "creates",
  destroyed: "destroys",
  replaced: "destroys and makes anew",
  changed: "changes",
  renamed: "renames in its state",
};

const planIn = (cluster: string): string => `\`terraform -chdir=clusters/${cluster}/${networkFolder} plan\``;

const doneWhen = (cluster: string): string =>
  `Afterwards ${planIn(cluster)} says \`No changes\`, and \`./mw network\` that no pair is stopped.`;

/** What to do about changes of a risk, and what to look at. */
function adviceOf(how: How, risk: Risk, cluster: string): Pick<Said, "beforeMerging" | "afterMerging"> {
  if (risk === "routine") return {};
  const plan = planIn(cluster);
  const isDone = doneWhen(cluster);
  switch (how) {
    case "destroyed":
      return {
        beforeMerging: `Run ${plan} on this branch: it must destroy nothing that packets of clusters which stay still go over. Where it does, let something else carry them first.`,
        afterMerging: isDone,
      };
    case "replaced":
      return {
        beforeMerging: `Run ${plan} on this branch and read every line with \`forces replacement\`: until the new one is there, packets that went over the old one are lost. Choose a time for it.`,
        afterMerging: isDone,
      };
    default:
      return {
        beforeMerging: `Run ${plan} on this branch, read it, and apply it before merging: what the clusters get by this change sends packets over it.`,
        afterMerging: isDone,
      };
  }
}

function resourceEffects(changes: FolderChanges, cluster: string, leaving: Leaving): readonly Said[] {
  const files = changes.files.map(({ path }) => path);
  const groups = Map.groupBy(changes.resources, (change) => `${riskOf(change, leaving)} ${change.how}`);
  return [...groups.values()].flatMap((same): readonly Said[] => {
    const [first] = same;
    if (first === undefined) return [];
    const risk = riskOf(first, leaving);
    const open = same.filter(opensToAll);
    const [goes] = first.how === "destroyed" && same.every((one) => goesWith(one, leaving)) ? leaving : [];
    const why = goes === undefined ? "" : ` They go with ${goes}.`;
    const everybody =
      open.length > 0
        ? ` Everybody is let in (0.0.0.0/0) by ${enumerate(open.map(({ address }) => `\`${address}\``))}.`
        : "";
    return [
      {
        risk,
        says: `At the next apply Terraform ${verbs[first.how]} ${changesInWords(same)}.${why}${everybody} ${byPerson}`,
        ...(goes === undefined
          ? adviceOf(first.how, risk, cluster)
          : { afterMerging: `Apply once ${goes} no longer runs in the mesh. ${doneWhen(cluster)}` }),
        causes: [],
        files,
      },
    ];
  });
}

/** What only names and prints. */
const isPrinted = (key: string): boolean => /^(?:output|variable|locals|data|check|moved)\b/.test(key);

const lostKeys = (settings: FolderChanges["settings"]): readonly string[] =>
  settings.filter(({ key, isRemoved }) => isRemoved && key.startsWith("provider ")).map(({ key }) => key);

/** Terraform destroys a resource by the provider that made it, and plans nothing at all where that is gone. */
function lostProviders({ settings, resources, files }: FolderChanges, cluster: string): readonly Said[] {
  const lost = lostKeys(settings);
  if (lost.length === 0) return [];
  const made = (key: string) => {
    const [, name = "", alias = ""] = key.split(" ");
    return resources.filter(({ before }) => before?.["provider"] === (alias === "" ? name : `${name}.${alias}`)).length;
  };
  const count = lost.reduce((sum, key) => sum + made(key), 0);
  const names = enumerate(lost.map((key) => `\`${key}\``));
  const paths = files.map(({ path }) => path);
  return [
    count > 0
      ? {
          risk: "stop",
          says: `Terraform loses ${names}, by which it made ${count} ${count === 1 ? "resource" : "resources"} that ${count === 1 ? "leaves" : "leave"} these files. It destroys by the provider that made a thing: the plan ends with \`Provider configuration not present\`, and nothing is applied.`,
          beforeMerging:
            "Write account and region under `connectivity.terraform.formerSites` of the fleet, and render: the provider stays. Remove the entry after the apply.",
          causes: [],
          files: paths,
        }
      : {
          risk: "careful",
          says: `Terraform no longer has ${names}. What it made by it must be destroyed by now.`,
          beforeMerging: `Run ${planIn(cluster)} on this branch: where it ends with \`Provider configuration not present\`, something is left.`,
          causes: [],
          files: paths,
        },
  ];
}

function settingEffects({ settings, files }: FolderChanges, cluster: string): readonly Said[] {
  const paths = files.map(({ path }) => path);
  const quoted = (keys: readonly string[]): string => enumerate(keys.map((key) => `\`${key}\``));
  const all = settings.map(({ key }) => key);
  const more = settings.filter(({ key, isAdded }) => isAdded && key.startsWith("provider ")).map(({ key }) => key);
  const backend = all.filter((key) => /^terraform (?:backend|cloud)$/.test(key));
  const printed = all.filter(isPrinted);
  const lost = lostKeys(settings);
  const others = all.filter((key) => ![...more, ...lost, ...backend, ...printed].includes(key));
  return [
    ...(backend.length === 0
      ? []
      : [
          {
            risk: "stop" as const,
            says: `Terraform keeps its state elsewhere: ${quoted(backend)} differs. With an empty state it makes everything a second time. ${byPerson}`,
            beforeMerging: `Move the state with \`terraform -chdir=clusters/${cluster}/${networkFolder} init -migrate-state\`; ${planIn(cluster)} must then create nothing that is there.`,
            causes: [],
            files: paths,
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            risk: "careful" as const,
            says: `Terraform works with other settings: ${quoted(others)}. They say in which accounts and regions, with which role and which versions. ${byPerson}`,
            beforeMerging: `Run ${planIn(cluster)} on this branch: it must destroy and create nothing for it.`,
            causes: [],
            files: paths,
          },
        ]),
    ...(more.length === 0
      ? []
      : [
          {
            risk: "routine" as const,
            says: `Terraform works in more accounts or regions: ${quoted(more)}.`,
            causes: [],
            files: paths,
          },
        ]),
    ...(printed.length === 0
      ? []
      : [
          {
            risk: "routine" as const,
            says: `Terraform reads or prints other values: ${quoted(printed)}.`,
            causes: [],
            files: paths,
          },
        ]),
  ];
}

export const networkChanged: Rule = {
  name: "network-changed",
  heading: "What Terraform makes changes, which a person applies",
  summary: "Terraform creates, changes, destroys or replaces resources of the network or rights in AWS",
  risks: ["stop", "careful", "routine"],
  ofWhole: true,
  *run(delta, whole) {
    const { cluster } = delta;
    const changes = folderChanges(delta, whole);
    const { files, others, unread, resources, settings } = changes;
    for (const path of unread)
      yield {
        risk: "stop",
        says: `\`${path}\` is not a JSON object, and Terraform refuses the whole folder.`,
        beforeMerging: "Render again, and commit what it writes.",
        causes: [],
        files: [path],
      };
    yield* resourceEffects(changes, cluster, leavingOf(whole));
    yield* lostProviders(changes, cluster);
    yield* settingEffects(changes, cluster);
    const rest = [...others, ...(resources.length + settings.length + unread.length === 0 ? files : [])].map(
      ({ path }) => path,
    );
    if (rest.length > 0)
      yield {
        risk: "routine",
        says: `${enumerate(rest.map((path) => `\`${path}\``))} ${rest.length === 1 ? "differs" : "differ"} in nothing that Terraform acts on.`,
        causes: [],
        files: rest,
      };
  },
};
