package io.godwit.core.security.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.security.acl.AccessDifference;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclResourceType;
import io.godwit.core.security.acl.AnyAcls;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IamTranslationProperties {
    private static final ClusterArn CLUSTER =
            ClusterArn.parse("arn:aws:kafka:eu-central-1:123456789012:cluster/crm/1111-7");
    private static final Set<AclOperation> WITHOUT_ACTION =
            Set.of(AclOperation.CLUSTER_ACTION, AclOperation.TWO_PHASE_COMMIT);

    @Property(tries = 400)
    void neverGrantsWhatAclsRefuse(@ForAll("acls") List<Acl> acls) {
        assertThat(IamTranslation.of(CLUSTER, acls).check().differences()).allMatch(AccessDifference::before);
    }

    @Property(tries = 400)
    void differsOnlyWhereIamHasNoActionOrWantsDescribingBesides(@ForAll("acls") List<Acl> acls) {
        boolean deniesDescribing = acls.stream()
                .anyMatch(acl -> !acl.isAllow()
                        && Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)
                                .contains(acl.operation()));

        IamTranslation translation = IamTranslation.of(CLUSTER, acls);

        assertThat(translation.check().differences())
                .allMatch(difference -> deniesDescribing
                        || WITHOUT_ACTION.contains(difference.request().operation())
                        || ofGroupConfigs(difference));
    }

    private static boolean ofGroupConfigs(AccessDifference difference) {
        return difference.request().type() == AclResourceType.GROUP
                && Set.of(AclOperation.DESCRIBE_CONFIGS, AclOperation.ALTER_CONFIGS)
                        .contains(difference.request().operation());
    }

    @Provide
    Arbitrary<List<Acl>> acls() {
        return AnyAcls.of(
                List.of(
                        AclResourceType.TOPIC,
                        AclResourceType.TOPIC,
                        AclResourceType.GROUP,
                        AclResourceType.TRANSACTIONAL_ID,
                        AclResourceType.CLUSTER),
                List.of("*"));
    }
}
