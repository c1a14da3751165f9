import { finding, kinds } from "@meshwright/findings";
import type { FleetCheck } from "./fleet-check.ts";

export const validProjects: FleetCheck = {
  name: "valid-projects",
  summary: "The AppProject of the first Application is not one that this Application brings",
  *run({ clusters, mesh: { known, source } }) {
    const { meshID, gitops } = known;
    const name = gitops?.argocd?.bootstrapProject;
    if (meshID === undefined || name === undefined) return;
    const brought = ["roots", ...clusters.flatMap(({ known: cluster }) => cluster.name ?? [])];
    if (!brought.some((end) => name === `${meshID}-${end}`)) return;
    const reason = "the fleet brings this AppProject, but the Application that is applied by hand needs it before";
    yield finding(kinds.reservedName, source.place(["gitops", "argocd", "bootstrapProject"]), { name, reason });
  },
};
