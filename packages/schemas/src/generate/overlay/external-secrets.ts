import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { anything, anyObject, choice, fields, flag, list, map, text, whole } from "./fields.ts";

/** A key of a Secret, as providers name it. */
const secretKey = fields({ key: text, name: text, namespace: text });

/** Fields of External Secrets 2.9.0 that are newer than the models' types: https://github.com/external-secrets/external-secrets/tree/v2.9.0/config/crds/bases */
export const externalSecretsFields: readonly Correction[] = [
  ...newFields("external-secrets.io", {
    "IAWSProvider.customSessionTags": map(text),
    "IAWSProvider.sessionTagsPolicy": choice("None", "Simple", "Custom"),
    "IAkeylessAuth.serviceAccountRef": fields({ audiences: list(text), name: text, namespace: text }, ["name"]),
    "IAkeylessProvider.ignoreCache": flag,
    "IAzureKVProvider.customCloudConfig": fields(
      { activeDirectoryEndpoint: text, keyVaultDNSSuffix: text, keyVaultEndpoint: text, resourceManagerEndpoint: text },
      ["activeDirectoryEndpoint"],
    ),
    "IAzureKVProvider.useAzureSDK": flag,
    "IBeyondtrustServer.decrypt": flag,
    "IConjurAuth.cert": fields(
      {
        account: text,
        clientCertRef: secretKey,
        clientKeyRef: secretKey,
        hostId: text,
        serviceID: text,
      },
      ["account", "clientCertRef", "clientKeyRef", "serviceID"],
    ),
    "IDopplerAuth.oidcConfig": fields(
      {
        expirationSeconds: whole,
        identity: text,
        serviceAccountRef: fields({ audiences: list(text), name: text, namespace: text }, ["name"]),
      },
      ["identity", "serviceAccountRef"],
    ),
    "IExternalSecretDataRemoteRef.nullBytePolicy": choice("Ignore", "Fail"),
    "IExternalSecretFind.nullBytePolicy": choice("Ignore", "Fail"),
    "IExternalSecretRewrite.merge": fields({
      conflictPolicy: choice("Ignore", "Error"),
      into: text,
      priority: list(text),
      priorityPolicy: choice("IgnoreNotFound", "Strict"),
      strategy: choice("Extract", "JSON"),
    }),
    "IExternalSecretSpec.syncWindows": fields(
      {
        kind: choice("allow", "deny"),
        windows: list(fields({ duration: text, schedule: text }, ["duration", "schedule"])),
      },
      ["kind", "windows"],
    ),
    "IExternalSecretTarget.manifest": fields({ apiVersion: text, kind: text }, ["apiVersion", "kind"]),
    "IExternalSecretTemplateMetadata.finalizers": list(text),
    "IFakeProvider.validationResult": whole,
    "IGCPSMAuth.workloadIdentityFederation": fields({
      audience: text,
      awsSecurityCredentials: fields(
        { awsCredentialsSecretRef: fields({ name: text, namespace: text }, ["name"]), region: text },
        ["awsCredentialsSecretRef", "region"],
      ),
      credConfig: fields({ key: text, name: text, namespace: text }, ["key", "name"]),
      externalTokenEndpoint: text,
      gcpServiceAccountEmail: text,
      serviceAccountRef: fields({ audiences: list(text), name: text, namespace: text }, ["name"]),
    }),
    "IGCPSMProvider.secretVersionSelectionPolicy": text,
    "IGithubProvider.orgSecretVisibility": choice("all", "private"),
    "IGitlabProvider.caBundle": text,
    "IGitlabProvider.caProvider": fields(
      { key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") },
      ["name", "type"],
    ),
    "IIBMAuthSecretRef.iamEndpoint": text,
    "IInfisicalAuth.awsAuthCredentials": fields({ identityId: secretKey }, ["identityId"]),
    "IInfisicalAuth.azureAuthCredentials": fields(
      {
        identityId: secretKey,
        resource: secretKey,
      },
      ["identityId"],
    ),
    "IInfisicalAuth.gcpIamAuthCredentials": fields(
      {
        identityId: secretKey,
        serviceAccountKeyFilePath: secretKey,
      },
      ["identityId", "serviceAccountKeyFilePath"],
    ),
    "IInfisicalAuth.gcpIdTokenAuthCredentials": fields({ identityId: secretKey }, ["identityId"]),
    "IInfisicalAuth.jwtAuthCredentials": fields(
      {
        identityId: secretKey,
        jwt: secretKey,
      },
      ["identityId", "jwt"],
    ),
    "IInfisicalAuth.kubernetesAuthCredentials": fields(
      {
        identityId: secretKey,
        serviceAccountTokenPath: secretKey,
      },
      ["identityId"],
    ),
    "IInfisicalAuth.ldapAuthCredentials": fields(
      {
        identityId: secretKey,
        ldapPassword: secretKey,
        ldapUsername: secretKey,
      },
      ["identityId", "ldapPassword", "ldapUsername"],
    ),
    "IInfisicalAuth.ociAuthCredentials": fields(
      {
        fingerprint: secretKey,
        identityId: secretKey,
        privateKey: secretKey,
        privateKeyPassphrase: secretKey,
        region: secretKey,
        tenancyId: secretKey,
        userId: secretKey,
      },
      ["fingerprint", "identityId", "privateKey", "region", "tenancyId", "userId"],
    ),
    "IInfisicalAuth.tokenAuthCredentials": fields({ accessToken: secretKey }, ["accessToken"]),
    "IInfisicalProvider.caBundle": text,
    "IInfisicalProvider.caProvider": fields(
      { key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") },
      ["name", "type"],
    ),
    "IKeeperSecurityProvider.getByTitleFallback": flag,
    "IMachineIdentityScopeInWorkspace.organizationSlug": text,
    "IPassboltProvider.caBundle": text,
    "IPassboltProvider.caProvider": fields(
      { key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") },
      ["name", "type"],
    ),
    "IPulumiProvider.auth": fields({
      accessToken: fields({ secretRef: secretKey }),
      oidcConfig: fields(
        {
          expirationSeconds: whole,
          organization: text,
          serviceAccountRef: fields({ audiences: list(text), name: text, namespace: text }, ["name"]),
        },
        ["organization", "serviceAccountRef"],
      ),
    }),
    "IPushSecretSpec.dataTo": list(
      fields({
        conversionStrategy: choice("None", "ReverseUnicode"),
        match: fields({ regexp: text }),
        metadata: anything,
        remoteKey: text,
        rewrite: list(
          fields({
            regexp: fields({ source: text, target: text }, ["source", "target"]),
            transform: fields({ template: text }, ["template"]),
          }),
        ),
        storeRef: fields({
          kind: choice("SecretStore", "ClusterSecretStore"),
          labelSelector: fields({
            matchExpressions: list(fields({ key: text, operator: text, values: list(text) }, ["key", "operator"])),
            matchLabels: map(text),
          }),
          name: text,
        }),
      }),
    ),
    "ISecretServerProvider.caBundle": text,
    "ISecretServerProvider.caProvider": fields(
      { key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") },
      ["name", "type"],
    ),
    "ISecretServerProvider.domain": text,
    "ISecretServerProvider.token": fields({
      secretRef: secretKey,
      value: text,
    }),
    "ITemplateFrom.valuesDecodingStrategy": choice("Auto", "Base64", "Base64URL", "None"),
    "IVaultAuth.gcp": fields(
      {
        location: text,
        path: text,
        projectID: text,
        role: text,
        secretRef: fields({ secretAccessKeySecretRef: secretKey }),
        serviceAccountRef: fields({ audiences: list(text), name: text, namespace: text }, ["name"]),
        workloadIdentity: fields(
          {
            clusterLocation: text,
            clusterName: text,
            clusterProjectID: text,
            serviceAccountRef: fields({ audiences: list(text), name: text, namespace: text }, ["name"]),
          },
          ["serviceAccountRef"],
        ),
      },
      ["role"],
    ),
    "IVaultCertAuth.path": text,
    "IVaultCertAuth.vaultRole": text,
    "IVaultProvider.checkAndSet": fields({ required: flag }),
    "IYandexCertificateManagerProvider.fetching": fields({
      byID: anyObject,
      byName: fields({ folderID: text }, ["folderID"]),
    }),
    "IYandexLockboxProvider.fetching": fields({ byID: anyObject, byName: fields({ folderID: text }, ["folderID"]) }),
  }),
];
