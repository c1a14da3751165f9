import { finding, kinds } from "@meshwright/findings";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";

const withoutEnd = (server: string | undefined): string | undefined => server?.replace(/\/+$/, "");

export const uniqueExchangeRoles: FleetCheck = {
  name: "unique-exchange-roles",
  summary: "Every cluster has a right of its own to the exchange",
  *run({ mesh, clusters }) {
    const { exchange } = mesh.known;
    if (exchange?.kind !== "aws-secrets-manager") return;
    const named = clusters.flatMap(({ known, source }) => {
      const { name, iam, account, peerGroup } = known;
      return name === undefined ? [] : [{ name, iam, account, peerGroup, source }];
    });
    const byRole = Map.groupBy(named, ({ iam }) => iam?.roles?.exchange);
    for (const [role, sharing] of byRole) {
      const [, second] = sharing;
      if (role === undefined || second === undefined) continue;
      yield finding(kinds.sharedExchangeRole, second.source.place(["iam", "roles", "exchange"]), {
        clusters: sharing.map(({ name }) => name),
        because: "role",
      });
    }
    // Within one peer group everybody reads of everybody anyway.
    const untagged = named.filter(({ iam, account }) => iam?.identity === "irsa" && account !== exchange.account);
    const groups = new Set(untagged.map(({ peerGroup }) => peerGroup));
    if (groups.size < 2 || exchange.assumeRole === undefined) return;
    yield finding(kinds.sharedExchangeRole, mesh.source.place(["exchange", "assumeRole"]), {
      clusters: untagged.map(({ name }) => name),
      because: "web identity",
    });
  },
};

export const validVaultExchange: FleetCheck = {
  name: "valid-vault-exchange",
  summary: "An exchange in the Vault that signs has a mount and a role of its own",
  *run({ mesh, clusters }) {
    const { exchange } = mesh.known;
    if (exchange?.kind !== "vault") return;
    for (const { known } of authorities({ mesh, clusters })) {
      const { issuer } = known;
      if (issuer?.kind !== "vault" || withoutEnd(issuer.server) !== withoutEnd(exchange.server)) continue;
      if (issuer.vaultNamespace !== exchange.vaultNamespace) continue;
      const { path } = exchange;
      if (path !== undefined && issuer.path !== undefined && issuer.path.startsWith(`${path}/`))
        yield finding(kinds.exchangeInPki, mesh.source.place(["exchange", "path"]), { path, issuer: issuer.path });
      const role = exchange.auth?.role;
      const isSame = role === issuer.auth?.role && exchange.auth?.mountPath === issuer.auth?.mountPath;
      if (role !== undefined && isSame)
        yield finding(kinds.oneVaultRole, mesh.source.place(["exchange", "auth", "role"]), { role });
    }
  },
};
