package io.godwit.aws.provision;

import io.godwit.aws.client.AwsErrors;
import io.godwit.core.provision.StorageScaling;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Lets the volumes of Standard brokers grow by themselves. Both requests set what they name, so they can be repeated. */
record StorageScalingStep(ApplicationAutoScalingClient scaling, ProvisionOrder order, StorageScaling wanted)
        implements ProvisionStep {
    /** A lower bound other than 1 is refused: the current size is the bound, since volumes never shrink. */
    private static final int LEAST_GIB = 1;

    @Override
    public String title() {
        return "storage autoscaling";
    }

    private String goal() {
        return "up to " + wanted.mostGib() + " GiB a broker when more than " + wanted.targetPercent() + " % full";
    }

    private String policyName() {
        return order.cluster().name() + "-storage";
    }

    @Override
    public Look look(Found found) {
        Optional<Found.ExistingCluster> cluster = found.activeCluster();
        if (cluster.isEmpty()) {
            return Look.needed("is set once the cluster is active, " + goal(), found);
        }
        boolean there = target(cluster.get().arn()).map(this::isWanted).orElse(false)
                && policy(cluster.get().arn()).map(this::isWanted).orElse(false);
        return there ? Look.there("is set, " + goal(), found) : Look.needed("is set, " + goal(), found);
    }

    private boolean isWanted(ScalableTarget target) {
        return target.maxCapacity() == wanted.mostGib();
    }

    private boolean isWanted(ScalingPolicy policy) {
        return policy.policyName().equals(policyName())
                && policy.targetTrackingScalingPolicyConfiguration() != null
                && policy.targetTrackingScalingPolicyConfiguration()
                                .targetValue()
                                .intValue()
                        == wanted.targetPercent();
    }

    private Optional<ScalableTarget> target(String arn) {
        return AwsErrors.call("application-autoscaling:DescribeScalableTargets", title(), () -> scaling
                .describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.KAFKA)
                        .scalableDimension(ScalableDimension.KAFKA_BROKER_STORAGE_VOLUME_SIZE)
                        .resourceIds(arn))
                .scalableTargets()
                .stream()
                .findFirst());
    }

    private Optional<ScalingPolicy> policy(String arn) {
        return AwsErrors.call("application-autoscaling:DescribeScalingPolicies", title(), () -> scaling
                .describeScalingPolicies(request -> request.serviceNamespace(ServiceNamespace.KAFKA)
                        .scalableDimension(ScalableDimension.KAFKA_BROKER_STORAGE_VOLUME_SIZE)
                        .resourceId(arn)
                        .policyNames(policyName()))
                .scalingPolicies()
                .stream()
                .findFirst());
    }

    @Override
    public Found act(Found found) {
        String arn = found.activeCluster().orElseThrow().arn();
        AwsErrors.call(
                "application-autoscaling:RegisterScalableTarget",
                title(),
                () -> scaling.registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.KAFKA)
                        .scalableDimension(ScalableDimension.KAFKA_BROKER_STORAGE_VOLUME_SIZE)
                        .resourceId(arn)
                        .minCapacity(LEAST_GIB)
                        .maxCapacity(wanted.mostGib())));
        AwsErrors.call(
                "application-autoscaling:PutScalingPolicy",
                title(),
                () -> scaling.putScalingPolicy(request -> request.policyName(policyName())
                        .policyType(PolicyType.TARGET_TRACKING_SCALING)
                        .serviceNamespace(ServiceNamespace.KAFKA)
                        .scalableDimension(ScalableDimension.KAFKA_BROKER_STORAGE_VOLUME_SIZE)
                        .resourceId(arn)
                        .targetTrackingScalingPolicyConfiguration(
                                tracking -> tracking.targetValue((double) wanted.targetPercent())
                                        .disableScaleIn(true)
                                        .predefinedMetricSpecification(metric -> metric.predefinedMetricType(
                                                MetricType.KAFKA_BROKER_STORAGE_UTILIZATION)))));
        return found;
    }
}
