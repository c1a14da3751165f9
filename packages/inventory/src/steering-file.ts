/** Names by which an engine changes how it reads a folder, or which it delivers although nobody checks them. */
const steering: readonly (readonly [RegExp, string])[] = [
  // https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go: manifestFile
  [/\.(?:json|jsonnet)$/, "Argo CD delivers it as objects, which nobody checks"],
  // https://argo-cd.readthedocs.io/en/stable/user-guide/tool_detection/
  [
    /^(?:kustomization\.ya?ml|Kustomization)$/,
    "both engines then deliver what it names, and no other file of its folder",
  ],
  [/^Chart\.yaml$/, "Argo CD takes its folder for a chart"],
  // https://argo-cd.readthedocs.io/en/stable/user-guide/parameters/#store-overrides-in-git
  [/^\.argocd-source(?:-.*)?\.yaml$/, "Argo CD takes settings from it that no Application shows"],
  // https://fluxcd.io/flux/components/source/gitrepositories/#sourceignore-file
  [/^\.sourceignore$/, "Flux leaves out what it names"],
];

/** What an engine does with a file because of its name; undefined where it does nothing. */
export function steeringOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return steering.find(([pattern]) => pattern.test(name))?.[1];
}
