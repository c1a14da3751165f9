import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";
import { filled, form, forms } from "./forms.ts";

// What the API server's own validation knows and the types do not:
// https://github.com/kubernetes/kubernetes/tree/v1.34.0/pkg/apis (core, apps, batch, … /validation/validation.go) and
// https://github.com/kubernetes/kubernetes/blob/v1.34.0/api/openapi-spec/swagger.json

/** JSON of any type, where the types say an object without fields. */
const anyType = { type: ["array", "boolean", "integer", "null", "number", "object", "string"] };

/** A map of labels, as metadata and selectors have it. */
const labels = { propertyNames: forms.QualifiedName, additionalProperties: form("LabelValue") };

/** Values of every kind. */
const values = lost("*", {
  IIntOrString: forms.IntOrString,
  IQuantity: forms.Quantity,
  ITime: forms.Time,
  IMicroTime: forms.Time,
  IDuration: forms.GoDuration,
  IJSON: anyType,
});

const metadata = lost("*", {
  "IObjectMeta.name": form("PathSegment"),
  "IObjectMeta.namespace": form("DnsLabel"),
  "IObjectMeta.labels": labels,
  "IObjectMeta.annotations": { propertyNames: forms.AnnotationKey },
  "IObjectMeta.finalizers[]": filled,
  "ILabelSelector.matchLabels": labels,
  "ILabelSelectorRequirement.key": form("QualifiedName"),
  "ILabelSelectorRequirement.operator": { enum: ["DoesNotExist", "Exists", "In", "NotIn"] },
  "ILabelSelectorRequirement.values[]": form("LabelValue"),
  "IOwnerReference.name": filled,
  "IOwnerReference.uid": filled,
});

const pods = lost("*", {
  "IContainer.name": form("DnsLabel"),
  "IContainer.image": filled,
  "IContainer.restartPolicy": { enum: ["Always", "Never", "OnFailure"] },
  "IContainerPort.containerPort": form("Port"),
  "IContainerPort.hostPort": form("PortOrZero"),
  "IContainerPort.name": form("PortName"),
  "IContainerPort.protocol": { enum: ["SCTP", "TCP", "UDP"] },
  "IEnvVar.name": filled,
  "IHTTPGetAction.port": form("PortOrName"),
  "ITCPSocketAction.port": form("PortOrName"),
  "IGRPCAction.port": form("Port"),
  "IProbe.failureThreshold": form("Count"),
  "IProbe.initialDelaySeconds": form("Seconds"),
  "IProbe.periodSeconds": form("Seconds"),
  "IProbe.successThreshold": form("Count"),
  "IProbe.timeoutSeconds": form("Seconds"),
  "IVolumeMount.mountPath": filled,
  "IVolumeMount.name": filled,
  "IVolumeMount.mountPropagation": { enum: ["Bidirectional", "HostToContainer", "None"] },
  "IVolume.name": form("DnsLabel"),
  "IConfigMapVolumeSource.defaultMode": form("FileMode"),
  "ISecretVolumeSource.defaultMode": form("FileMode"),
  "IProjectedVolumeSource.defaultMode": form("FileMode"),
  "IDownwardAPIVolumeSource.defaultMode": form("FileMode"),
  "IKeyToPath.mode": form("FileMode"),
  "IKeyToPath.key": filled,
  "IServiceAccountTokenProjection.expirationSeconds": { minimum: 600 },
  "IPodSpec.containers": { minItems: 1 },
  "IPodSpec.hostname": form("DnsLabel"),
  "IPodSpec.nodeSelector": labels,
  "IPodSpec.serviceAccountName": form("DnsSubdomain"),
  "IPodSpec.terminationGracePeriodSeconds": form("Seconds"),
  "IPodSpec.activeDeadlineSeconds": form("PositiveSeconds"),
  "IPodSecurityContext.runAsUser": form("Count"),
  "IPodSecurityContext.runAsGroup": form("Count"),
  "IPodSecurityContext.fsGroup": form("Count"),
  "ISecurityContext.runAsUser": form("Count"),
  "ISecurityContext.runAsGroup": form("Count"),
  "ISecurityContext.procMount": { enum: ["Default", "Unmasked"] },
  "ITopologySpreadConstraint.maxSkew": form("PositiveCount"),
  "ITopologySpreadConstraint.topologyKey": form("QualifiedName"),
  "ITopologySpreadConstraint.whenUnsatisfiable": { enum: ["DoNotSchedule", "ScheduleAnyway"] },
  "IPodAffinityTerm.topologyKey": form("QualifiedName"),
  "IWeightedPodAffinityTerm.weight": { minimum: 1, maximum: 100 },
  "IPreferredSchedulingTerm.weight": { minimum: 1, maximum: 100 },
});

const workloads = lost("*", {
  "IDeploymentSpec.replicas": form("Count"),
  "IDeploymentSpec.minReadySeconds": form("Seconds"),
  "IDeploymentSpec.progressDeadlineSeconds": form("Seconds"),
  "IDeploymentSpec.revisionHistoryLimit": form("Count"),
  "IRollingUpdateDeployment.maxSurge": form("CountOrPercent"),
  "IRollingUpdateDeployment.maxUnavailable": form("CountOrPercent"),
  "IStatefulSetSpec.replicas": form("Count"),
  "IRollingUpdateStatefulSetStrategy.partition": form("Count"),
  "IRollingUpdateDaemonSet.maxSurge": form("CountOrPercent"),
  "IRollingUpdateDaemonSet.maxUnavailable": form("CountOrPercent"),
  "IJobSpec.activeDeadlineSeconds": form("PositiveSeconds"),
  "IJobSpec.backoffLimit": form("Count"),
  "IJobSpec.completions": form("Count"),
  "IJobSpec.parallelism": form("Count"),
  "IJobSpec.ttlSecondsAfterFinished": form("Seconds"),
  "ICronJobSpec.schedule": form("Cron"),
  "ICronJobSpec.startingDeadlineSeconds": form("Seconds"),
  "ICronJobSpec.failedJobsHistoryLimit": form("Count"),
  "ICronJobSpec.successfulJobsHistoryLimit": form("Count"),
  "IPodDisruptionBudgetSpec.maxUnavailable": form("CountOrPercent"),
  "IPodDisruptionBudgetSpec.minAvailable": form("CountOrPercent"),
  "IHorizontalPodAutoscalerSpec.maxReplicas": form("PositiveCount"),
  "IHorizontalPodAutoscalerSpec.minReplicas": form("Count"),
});

const network = lost("*", {
  "IServicePort.port": form("Port"),
  "IServicePort.targetPort": form("PortOrName"),
  "IServicePort.nodePort": form("PortOrZero"),
  "IServicePort.name": form("DnsLabel"),
  "IServiceSpec.selector": labels,
  "IServiceSpec.healthCheckNodePort": form("PortOrZero"),
  "IServiceSpec.trafficDistribution": filled,
  "IEndpointPort.port": form("Port"),
  "IIPBlock.cidr": filled,
  "INetworkPolicyPort.endPort": form("Port"),
  "INetworkPolicyPort.port": form("PortOrName"),
  "INetworkPolicyPort.protocol": { enum: ["SCTP", "TCP", "UDP"] },
  "INetworkPolicySpec.policyTypes[]": { enum: ["Egress", "Ingress"] },
  "IServiceBackendPort.number": form("Port"),
  "IServiceBackendPort.name": form("PortName"),
  "IHTTPIngressPath.pathType": { enum: ["Exact", "ImplementationSpecific", "Prefix"] },
});

const others = lost("*", {
  "IConfigMap.data": { propertyNames: forms.ConfigKey },
  "IConfigMap.binaryData": { propertyNames: forms.ConfigKey, additionalProperties: form("Base64") },
  "ISecret.data": { propertyNames: forms.ConfigKey, additionalProperties: form("Base64") },
  "ISecret.stringData": { propertyNames: forms.ConfigKey },
  "rbac.authorization.k8s.io:IPolicyRule.verbs": { minItems: 1 },
  "IRoleRef.apiGroup": { enum: ["rbac.authorization.k8s.io"] },
  "IRoleRef.kind": { enum: ["ClusterRole", "Role"] },
  "IRoleRef.name": form("PathSegment"),
  "rbac.authorization.k8s.io:ISubject.kind": { enum: ["Group", "ServiceAccount", "User"] },
  "rbac.authorization.k8s.io:ISubject.name": filled,
  "IPriorityClass.value": { maximum: 2000000000 },
  "IValidatingWebhook.failurePolicy": { enum: ["Fail", "Ignore"] },
  "IValidatingWebhook.timeoutSeconds": { minimum: 1, maximum: 30 },
  "IMutatingWebhook.failurePolicy": { enum: ["Fail", "Ignore"] },
  "IMutatingWebhook.timeoutSeconds": { minimum: 1, maximum: 30 },
  "IValidatingAdmissionPolicySpec.failurePolicy": { enum: ["Fail", "Ignore"] },
  "IValidatingAdmissionPolicyBindingSpec.policyName": filled,
  "IValidatingAdmissionPolicyBindingSpec.validationActions[]": { enum: ["Audit", "Deny", "Warn"] },
  "IValidation.expression": filled,
  "admissionregistration.k8s.io:IServiceReference.port": form("Port"),
  IJSONSchemaPropsOrArray: anyType,
  IJSONSchemaPropsOrBool: anyType,
  IJSONSchemaPropsOrStringArray: anyType,
  "ICustomResourceDefinitionSpec.scope": { enum: ["Cluster", "Namespaced"] },
});

export const kubernetesForms: readonly Correction[] = [
  ...values,
  ...metadata,
  ...pods,
  ...workloads,
  ...network,
  ...others,
];
