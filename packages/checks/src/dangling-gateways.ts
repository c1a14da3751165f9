import { kinds } from "@meshwright/findings";
import type { Check } from "./check.ts";
import { dangling, type Reference } from "./known/reference.ts";
import { valuesAt } from "./known/ways.ts";

const group = "networking.istio.io";

/** Istio's word for every sidecar: no object. */
const mesh = "mesh";

const ways = [
  ["spec", "gateways", "*"],
  ...["http", "tcp", "tls"].map((protocol) => ["spec", protocol, "*", "match", "*", "gateways", "*"]),
];

export const danglingGateways: Check = {
  name: "dangling-gateways",
  summary: "Every gateway that a VirtualService names is rendered",
  finds: [kinds.danglingReference],
  *run(input) {
    const references = input.inventory.of(group, "VirtualService").flatMap((resource) =>
      ways.flatMap((way) =>
        [...valuesAt(resource.body, way)].flatMap(({ keys, value }): readonly Reference[] => {
          if (typeof value !== "string" || value === mesh) return [];
          const [space, qualified] = value.split("/");
          const name = qualified ?? value;
          const namespace = qualified === undefined || space === "." ? resource.ref.namespace : space;
          return name === "" || namespace === undefined
            ? []
            : [{ resource, keys, target: { group, kind: "Gateway", name, namespace } }];
        }),
      ),
    );
    yield* dangling(input, references);
  },
};
