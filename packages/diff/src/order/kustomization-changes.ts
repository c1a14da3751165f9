import type { Resource } from "@meshwright/inventory";
import { at, isKustomization, itemsAt, textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { gateStem } from "../match/generated-name.ts";
import { isLink } from "../mesh/units.ts";
import type { ObjectChange } from "../object-change.ts";
import type { Risk } from "../risk.ts";
import { worstOf } from "../risk.ts";
import type { Said } from "../rule.ts";
import { touches } from "../value/touches.ts";
import { enumerate, nameOf } from "../words.ts";

const isOfFlux = (resource: Resource): boolean =>
  isKustomization(resource) || groupKind(resource.ref) === "helm.toolkit.fluxcd.io/HelmRelease";

const needed = (resource: Resource): readonly string[] =>
  itemsAt(resource.body, "spec", "dependsOn").flatMap((one) => textAt(one, "name") ?? []);

/** A gate without the digest in the name of its Job. */
const checked = (resource: Resource): readonly string[] =>
  itemsAt(resource.body, "spec", "healthChecks").map((one) => {
    const name = textAt(one, "name") ?? "";
    return `${textAt(one, "kind") ?? ""} ${gateStem(name) ?? name}`;
  });

interface Difference {
  readonly risk: Risk;
  readonly text: string;
}

const without = (all: readonly string[], others: readonly string[]): readonly string[] =>
  all.filter((one) => !others.includes(one));

function listChange(verb: string, before: readonly string[], after: readonly string[]): readonly Difference[] {
  const [lost, gained] = [without(before, after), without(after, before)];
  // The name of what holds a gate ends so: without it nothing waits for the gate at all.
  const isGateLost =
    lost.some((name) => /-gate$|^Job gate-/.test(name)) && !gained.some((name) => /-gate$|^Job gate-/.test(name));
  return [
    ...(lost.length > 0
      ? [
          {
            risk: isGateLost ? ("stop" as const) : ("careful" as const),
            text: `no longer ${verb} ${enumerate(lost, 5)}`,
          },
        ]
      : []),
    ...(gained.length > 0 ? [{ risk: "careful" as const, text: `now ${verb} ${enumerate(gained, 5)}` }] : []),
  ];
}

function waitChange(before: Resource, after: Resource): readonly Difference[] {
  const [was, is] = [before, after].map(({ body }) => at(body, "spec", "wait") === true);
  if (was === is) return [];
  const isGate = after.ref.name.endsWith("-gate");
  return is === true
    ? [{ risk: "careful", text: "counts as ready only when all of its objects are" }]
    : [
        {
          risk: isGate ? "stop" : "careful",
          text: "counts as ready as soon as its objects are applied, whether or not they work",
        },
      ];
}

const times = ["timeout", "interval", "retryInterval"];

function differences(before: Resource, after: Resource): readonly Difference[] {
  const timesChanged = times.flatMap((key): readonly Difference[] => {
    const [was, is] = [textAt(before.body, "spec", key), textAt(after.body, "spec", key)];
    return was === is
      ? []
      : [{ risk: "routine", text: `has ${key} ${is ?? "by default"} instead of ${was ?? "the default"}` }];
  });
  const expressions = [before, after].map(({ body }) => JSON.stringify(itemsAt(body, "spec", "healthCheckExprs")));
  return [
    ...listChange("waits for", needed(before), needed(after)),
    ...listChange("looks at the health of", checked(before), checked(after)),
    ...waitChange(before, after),
    ...(expressions[0] === expressions[1]
      ? []
      : [{ risk: "careful" as const, text: "takes its objects for healthy by other conditions" }]),
    ...timesChanged,
  ];
}

const keys = ["dependsOn", "healthChecks", "healthCheckExprs", "wait", ...times];

function ofOne(change: ObjectChange): readonly Said[] {
  const { before, after } = change;
  if (change.how !== "changed" || before === undefined || after === undefined || !isOfFlux(after)) return [];
  const within = change.changes.filter((one) => keys.some((key) => touches(one, "spec", key)));
  const found = differences(before, after);
  if (within.length === 0 || found.length === 0) return [];
  const risk = worstOf(found.map((one) => one.risk)) ?? "routine";
  return [
    {
      risk,
      says: `In Flux, ${nameOf(after.ref)} ${enumerate(found.map(({ text }) => text))}.`,
      ...(risk !== "routine" && {
        afterMerging: `\`flux get kustomizations\` says what waits for what${isLink(after) ? "" : "; each must become ready"}.`,
      }),
      causes: [causeOf(change, within)],
    },
  ];
}

/** What Flux waits for by itself: dependencies, health, time. */
export const kustomizationChanges = ({ changes }: ClusterDelta): readonly Said[] => changes.flatMap(ofOne);
