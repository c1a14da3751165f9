import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { choice, fields, flag, list, text, whole } from "./fields.ts";

/** Fields of External Secrets 2.9.0 that are newer than the models' types: https://github.com/external-secrets/external-secrets/tree/v2.9.0/config/crds/bases */
export const externalSecretsProvidersFields: readonly Correction[] = [
  ...newFields("external-secrets.io", {
    "ISecretStoreProvider.barbican": fields(
      {
        auth: fields(
          {
            password: fields({ secretRef: fields({ key: text, name: text, namespace: text }) }, ["secretRef"]),
            username: fields({ secretRef: fields({ key: text, name: text, namespace: text }), value: text }),
          },
          ["password", "username"],
        ),
        authURL: text,
        domainName: text,
        region: text,
        tenantName: text,
      },
      ["auth"],
    ),
    "ISecretStoreProvider.beyondtrustworkloadcredentials": fields(
      {
        auth: fields({ apikey: fields({ token: fields({ key: text, name: text, namespace: text }) }, ["token"]) }, [
          "apikey",
        ]),
        caBundle: text,
        caProvider: fields({ key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") }, [
          "name",
          "type",
        ]),
        folderPath: text,
        server: fields({ apiUrl: text, siteId: text }, ["apiUrl", "siteId"]),
      },
      ["auth", "server"],
    ),
    "ISecretStoreProvider.crd": fields(
      {
        auth: fields({
          cert: fields(
            {
              clientCert: fields({ key: text, name: text, namespace: text }),
              clientKey: fields({ key: text, name: text, namespace: text }),
            },
            ["clientCert", "clientKey"],
          ),
          serviceAccount: fields({ audiences: list(text), name: text, namespace: text }, ["name"]),
          token: fields({ bearerToken: fields({ key: text, name: text, namespace: text }) }, ["bearerToken"]),
        }),
        authRef: fields({ key: text, name: text, namespace: text }),
        resource: fields({ group: text, kind: text, version: text }, ["group", "kind", "version"]),
        server: fields({
          caBundle: text,
          caProvider: fields({ key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") }, [
            "name",
            "type",
          ]),
          url: text,
        }),
        whitelist: fields({ rules: list(fields({ name: text, namespace: text, properties: list(text) })) }),
      },
      ["resource"],
    ),
    "ISecretStoreProvider.dvls": fields(
      {
        auth: fields(
          {
            secretRef: fields(
              {
                appId: fields({ key: text, name: text, namespace: text }),
                appSecret: fields({ key: text, name: text, namespace: text }),
              },
              ["appId", "appSecret"],
            ),
          },
          ["secretRef"],
        ),
        insecure: flag,
        serverUrl: text,
        vault: text,
      },
      ["auth", "serverUrl"],
    ),
    "ISecretStoreProvider.nebiusmysterybox": fields(
      {
        apiDomain: text,
        auth: fields({
          serviceAccountCredsSecretRef: fields({ key: text, name: text, namespace: text }),
          tokenSecretRef: fields({ key: text, name: text, namespace: text }),
        }),
        caProvider: fields({ certSecretRef: fields({ key: text, name: text, namespace: text }) }),
      },
      ["apiDomain", "auth"],
    ),
    "ISecretStoreProvider.ngrok": fields(
      {
        apiUrl: text,
        auth: fields({ apiKey: fields({ secretRef: fields({ key: text, name: text, namespace: text }) }) }),
        vault: fields({ name: text }, ["name"]),
      },
      ["auth", "vault"],
    ),
    "ISecretStoreProvider.onepasswordSDK": fields(
      {
        auth: fields({ serviceAccountSecretRef: fields({ key: text, name: text, namespace: text }) }, [
          "serviceAccountSecretRef",
        ]),
        cache: fields({ maxSize: whole, ttl: text }),
        environment: text,
        integrationInfo: fields({ name: text, version: text }),
        vault: text,
      },
      ["auth"],
    ),
    "ISecretStoreProvider.openBao": fields(
      {
        auth: fields({
          appRole: fields(
            {
              path: text,
              roleId: text,
              roleRef: fields({ key: text, name: text, namespace: text }),
              secretRef: fields({ key: text, name: text, namespace: text }),
            },
            ["path", "secretRef"],
          ),
          namespace: text,
          tokenSecretRef: fields({ key: text, name: text, namespace: text }),
          userPass: fields(
            { path: text, secretRef: fields({ key: text, name: text, namespace: text }), username: text },
            ["path", "username"],
          ),
        }),
        caBundle: text,
        caProvider: fields({ key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") }, [
          "name",
          "type",
        ]),
        namespace: text,
        path: text,
        server: text,
        version: choice("v1", "v2"),
      },
      ["server"],
    ),
    "ISecretStoreProvider.ovh": fields(
      {
        auth: fields({
          mtls: fields(
            {
              caBundle: text,
              caProvider: fields({ key: text, name: text, namespace: text, type: choice("Secret", "ConfigMap") }, [
                "name",
                "type",
              ]),
              certSecretRef: fields({ key: text, name: text, namespace: text }),
              keySecretRef: fields({ key: text, name: text, namespace: text }),
            },
            ["certSecretRef", "keySecretRef"],
          ),
          token: fields({ tokenSecretRef: fields({ key: text, name: text, namespace: text }) }, ["tokenSecretRef"]),
        }),
        casRequired: flag,
        okmsTimeout: whole,
        okmsid: text,
        server: text,
      },
      ["auth", "okmsid", "server"],
    ),
    "ISecretStoreProvider.volcengine": fields(
      {
        auth: fields({
          secretRef: fields(
            {
              accessKeyID: fields({ key: text, name: text, namespace: text }),
              secretAccessKey: fields({ key: text, name: text, namespace: text }),
              token: fields({ key: text, name: text, namespace: text }),
            },
            ["accessKeyID", "secretAccessKey"],
          ),
        }),
        region: text,
      },
      ["region"],
    ),
  }),
];
