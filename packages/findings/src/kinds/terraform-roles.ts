import { kind } from "../kind.ts";

// Of IAM roles that Terraform makes.

export const unmakeableRole = kind(
  "MW5045",
  "error",
  "A role that Terraform is to make and cannot",
  (a: { what: string; instead: string }) =>
    `With connectivity.terraform.iam Terraform makes the roles of the fleet, and ${a.what}. ${a.instead}`,
);
