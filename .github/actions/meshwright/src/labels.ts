import type { Api } from "./api.ts";
import { textIn } from "./event.ts";
import type { Reports } from "./reports.ts";

const labels = {
  stop: { name: "meshwright: stop", color: "b60205", description: "Somebody must confirm what this does to the mesh" },
  careful: { name: "meshwright: careful", color: "fbca04", description: "Something restarts or behaves otherwise" },
  routine: { name: "meshwright: routine", color: "0e8a16", description: "Nothing to do about what this changes" },
} as const;

/** Leaves the one label of the risk. `stale`: the label that allows was set for other commits. */
export async function label(api: Api, number: number, risk: Reports["risk"], stale?: string): Promise<void> {
  const present = new Set((await api.list(`/issues/${number}/labels`)).map((one) => textIn(one, "name")));
  const wanted = risk === "none" ? undefined : labels[risk];
  const others = Object.values(labels).map(({ name }) => name);
  for (const name of [...others, ...(stale === undefined ? [] : [stale])])
    if (name !== wanted?.name && present.has(name))
      await api.call("DELETE", `/issues/${number}/labels/${encodeURIComponent(name)}`, undefined, [404]);
  if (wanted === undefined || present.has(wanted.name)) return;
  await api.call("POST", "/labels", wanted, [422]); // it is there already
  await api.call("POST", `/issues/${number}/labels`, { labels: [wanted.name] });
}
