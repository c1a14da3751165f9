import type { Json } from "@meshwright/model";
import { at } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { releasePairs } from "../machinery/release-pairs.ts";
import { causeOfValues, keysOf } from "../machinery/value-changes.ts";
import type { Risk } from "../risk.ts";
import type { Said } from "../rule.ts";

/** A value of Kiali's chart by which somebody gets in, or may do more: https://kiali.io/docs/configuration/kialis.kiali.io/. */
interface Door {
  readonly keys: readonly string[];
  readonly tell: (was: string, is: string) => { readonly risk: Risk; readonly text: string };
}

const doors: readonly Door[] = [
  {
    keys: ["auth", "strategy"],
    tell: (was, is) =>
      is === "anonymous"
        ? {
            risk: "stop",
            text: `lets people in by ${is}, before by ${was}. Whoever reaches its page sees the whole mesh, and nobody is asked who they are`,
          }
        : { risk: "careful", text: `lets people in by ${is}, before by ${was}` },
  },
  {
    keys: ["auth", "openid", "disable_rbac"],
    tell: (_, is) =>
      is === "true"
        ? {
            risk: "stop",
            text: "shows everything to whoever can log in (disable_rbac): what they may in Kubernetes is not asked",
          }
        : {
            risk: "careful",
            text: "shows people what they may see in Kubernetes, no longer everything (disable_rbac)",
          },
  },
  {
    keys: ["deployment", "view_only_mode"],
    tell: (_, is) =>
      is === "true"
        ? { risk: "routine", text: "no longer lets people change anything (view_only_mode)" }
        : { risk: "stop", text: "lets people change the mesh in its page (view_only_mode), past git" },
  },
  {
    keys: ["deployment", "ingress", "enabled"],
    tell: (_, is) =>
      is === "true"
        ? { risk: "stop", text: "gets an Ingress, so that it is reached from outside of the cluster" }
        : { risk: "careful", text: "no longer has an Ingress" },
  },
  {
    keys: ["deployment", "service_type"],
    tell: (was, is) => ({
      risk: is === "LoadBalancer" || is === "NodePort" ? "stop" : "careful",
      text: `has a Service of type ${is}, before ${was}`,
    }),
  },
];

const shown = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === undefined ? "the chart's own" : JSON.stringify(value);

/** Who gets in to Kiali, from where, and what they may do there. */
export const doorEffects = (delta: ClusterDelta): readonly Said[] =>
  releasePairs(delta)
    .filter(({ after }) => after.chart === "kiali-server")
    .flatMap((pair) => {
      const changes = pair.valueChanges;
      return doors.flatMap(({ keys, tell }): readonly Said[] => {
        const [was, is] = [pair.before, pair.after].map(({ values }) => shown(at(values, ...keys)));
        const within = changes.filter((one) =>
          keysOf(one).every((key, index) => keys[index] === undefined || key === keys[index]),
        );
        if (was === undefined || is === undefined || was === is || within.length === 0) return [];
        const { risk, text } = tell(was, is);
        return [
          {
            risk,
            says: `Kiali ${text}.`,
            ...(risk !== "routine" && {
              beforeMerging: "Find out who reaches the page of Kiali over the network, and who must not.",
              afterMerging: "Try to get in as somebody who must not.",
            }),
            causes: [causeOfValues(pair, within)],
          },
        ];
      });
    });
