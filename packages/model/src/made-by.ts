/** The tag of everything in AWS that is made for a mesh and can carry one; its value is the mesh's id. */
export const madeForTag = "meshwright:mesh";

/** What the description of every rule starts with that is made for a mesh: rules carry no tags that all calls show. */
export const madeForText = (mesh: string): string => `Mesh ${mesh}: `;
