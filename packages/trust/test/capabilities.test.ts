import { expect, test } from "vitest";
import { capabilitiesOf } from "../src/index.ts";

const ofAws = (template?: string) => {
  const { pathLength, honoursNameConstraints } = capabilitiesOf({
    kind: "aws-private-ca",
    arn: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555",
    region: "eu-west-1",
    ...(template !== undefined && { template }),
  });
  return [pathLength, honoursNameConstraints];
};

test.each<[string | undefined, number, boolean]>([
  [undefined, 0, false],
  ["SubordinateCACertificate_PathLen0/V1", 0, false],
  ["SubordinateCACertificate_PathLen2/V1", 2, false],
  ["SubordinateCACertificate_PathLen0_CSRPassthrough/V1", 0, true],
  ["BlankSubordinateCACertificate_PathLen1_APICSRPassthrough/V1", 1, true],
  // The controller passes nothing by the API.
  ["SubordinateCACertificate_PathLen0_APIPassthrough/V1", 0, false],
])("AWS gives by the template %s path length %i, and constraints: %s", (template, pathLength, constraints) => {
  expect(ofAws(template)).toEqual([pathLength, constraints]);
});
