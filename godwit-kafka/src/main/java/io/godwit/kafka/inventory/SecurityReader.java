package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.AclRule;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** Reads ACLs and the names of SCRAM users. */
final class SecurityReader {
    private final ClusterConnection connection;
    private final Unread unread;

    SecurityReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    List<AclRule> acls() {
        try {
            return connection
                    .await(
                            connection
                                    .admin()
                                    .describeAcls(AclBindingFilter.ANY)
                                    .values(),
                            new ClusterRequest("reading the ACLs", "DESCRIBE on CLUSTER"))
                    .stream()
                    .map(SecurityReader::rule)
                    .sorted()
                    .toList();
        } catch (GodwitException e) {
            // A cluster without an authorizer has no ACLs; that is an answer, not a failure.
            if (!(e.getCause() instanceof SecurityDisabledException)) {
                unread.note(InventoryPart.ACLS, "", e);
            }
            return List.of();
        }
    }

    private static AclRule rule(AclBinding binding) {
        return new AclRule(
                binding.entry().principal(),
                binding.entry().host(),
                binding.entry().operation().name(),
                binding.entry().permissionType().name(),
                binding.pattern().resourceType().name(),
                binding.pattern().name(),
                binding.pattern().patternType().name());
    }

    List<String> scramUsers() {
        try {
            return connection
                    .await(
                            connection.admin().describeUserScramCredentials().users(),
                            new ClusterRequest("reading the SCRAM user names", "DESCRIBE on CLUSTER"))
                    .stream()
                    .sorted()
                    .toList();
        } catch (GodwitException e) {
            unread.note(InventoryPart.SCRAM_USERS, "", e);
            return List.of();
        }
    }
}
