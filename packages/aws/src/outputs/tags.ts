import * as z from "zod";

/** Tags of a resource, as EC2 prints them. Only the account that made them sees them. */
export const tags = z.array(z.object({ Key: z.string(), Value: z.string().default("") })).default([]);

/** What carries tags. */
export interface Tagged {
  readonly Tags: z.output<typeof tags>;
}
