import type { Check } from "./check.ts";
import { danglingAccounts } from "./dangling-accounts.ts";
import { danglingNamespaces } from "./dangling-namespaces.ts";
import { danglingPolicies } from "./dangling-policies.ts";
import { danglingRoles } from "./dangling-roles.ts";
import { uniqueObjects } from "./unique-objects.ts";

/** All checks of rendered objects, sorted by name. */
export const checks: readonly Check[] = [
  danglingAccounts,
  danglingNamespaces,
  danglingPolicies,
  danglingRoles,
  uniqueObjects,
];
