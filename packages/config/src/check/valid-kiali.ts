import { finding, kinds } from "@meshwright/findings";
import { isBroken } from "../read/draft.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { peerGroups } from "./peer-groups.ts";

export const validKialis: FleetCheck = {
  name: "valid-kialis",
  summary: "Each peer group has one Kiali, into which people can log in",
  *run({ mesh, clusters }) {
    const { known, source } = mesh;
    const { kiali } = known;
    if (kiali === undefined) return;
    const strategy = kiali.auth?.strategy;
    if (strategy === "anonymous") yield finding(kinds.openKiali, source.place(["kiali", "auth", "strategy"]), {});
    const instances = kiali.instances?.map((instance) => instance?.cluster);
    if (instances === undefined || instances.includes(undefined)) return;
    for (const group of peerGroups(clusters)) {
      const names = new Set(group.map((cluster) => cluster.known.name));
      const own = [...instances.entries()].filter(([, name]) => names.has(name));
      const [first, ...more] = own;
      for (const [index, cluster = ""] of more) {
        if (cluster === first?.[1]) continue; // unique-entries tells that
        const args = { cluster, other: first?.[1] ?? "" };
        yield finding(kinds.twoKialis, source.place(["kiali", "instances", index, "cluster"]), args);
      }
      const [peerGroup = ""] = group.flatMap((cluster) => cluster.known.peerGroup ?? []);
      if (first === undefined && !names.has(undefined))
        yield finding(kinds.noKiali, source.place(["kiali", "instances"], "key"), { peerGroup });
      if (first !== undefined && group.length > 1 && (strategy === "token" || strategy === "header"))
        yield finding(kinds.unfitKialiStrategy, source.place(["kiali", "auth", "strategy"]), {
          strategy,
          cluster: first[1] ?? "",
        });
    }
  },
};

export const requireKialiRelease: FleetCheck = {
  name: "require-kiali-release",
  summary: "Where there is a Kiali, its chart has a version",
  *run({ mesh }) {
    const { known, source } = mesh;
    if (known.kiali === undefined || known.releases === undefined) return;
    if (known.releases.kiali !== undefined || isBroken(mesh, ["releases", "kiali"])) return;
    const args = { family: "kiali", reason: "the mesh has a Kiali" };
    yield finding(kinds.missingRelease, source.place(["releases"], "key"), args);
  },
};
