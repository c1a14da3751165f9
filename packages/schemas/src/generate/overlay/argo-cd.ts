import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { fields, flag, list, text } from "./fields.ts";

/** Fields of Argo CD 3.5.1 that are newer than the models' types: https://github.com/argoproj/argo-cd/tree/v3.5.1/manifests/crds */
export const argoCdFields: readonly Correction[] = [
  ...newFields("argoproj.io", {
    "IAppProjectSpec.sourceIntegrity": fields(
      {
        git: fields(
          {
            policies: list(
              fields(
                {
                  gpg: fields({ keys: list(text), mode: text }, ["keys", "mode"]),
                  repos: list(fields({ url: text }, ["url"])),
                },
                ["gpg", "repos"],
              ),
            ),
          },
          ["policies"],
        ),
      },
      ["git"],
    ),
    "IApplicationSource.tagPrefix": text,
    "IApplicationSummary.isAppOfApps": flag,
    "ISCMProviderGeneratorGitea.excludeArchivedRepos": flag,
    "ISCMProviderGeneratorGithub.excludeArchivedRepos": flag,
    "ISCMProviderGeneratorGitlab.includeArchivedRepos": flag,
    "ISyncSource.repoURL": text,
    "ISyncWindow.syncOverrun": flag,
  }),
];
