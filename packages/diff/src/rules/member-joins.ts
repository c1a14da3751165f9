import { fleetFolder } from "@meshwright/inventory";
import { newInShared } from "../members/in-shared.ts";
import { newMember } from "../members/new-member.ts";
import { newPeers } from "../members/new-peers.ts";
import type { Rule } from "../rule.ts";

export const memberJoins: Rule = {
  name: "member-joins",
  heading: "A cluster joins the mesh, or gets a new peer",
  summary: "A cluster is new in these files, or begins to read the API server of another one",
  risks: ["careful"],
  mayRestart: true,
  ofWhole: true,
  *run(delta, whole) {
    if (delta.presence === "gone") return;
    if (delta.cluster === fleetFolder) yield* newInShared(delta, whole);
    else if (delta.presence === "new") yield newMember(delta, whole);
    else yield* newPeers(delta, whole);
  },
};
