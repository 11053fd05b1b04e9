package io.godwit.core.security.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.PublishedFiles;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import io.godwit.core.security.acl.AccessDifference;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamTranslationTest {
    private static final String UUID = "11111111-2222-3333-4444-555555555555-7";
    private static final ClusterArn CLUSTER =
            ClusterArn.parse("arn:aws:kafka:eu-central-1:123456789012:cluster/crm/" + UUID);
    private static final String RESOURCES = "src/test/resources/io/godwit/core/security/iam/";
    private static final AclPattern ORDER = AclPattern.literal(AclResourceType.TOPIC, "order");
    private static final AclPattern THE_CLUSTER =
            AclPattern.literal(AclResourceType.CLUSTER, AclResourceType.CLUSTER_NAME);

    @Test
    void shouldWriteLeastPrivilegePoliciesAndTerraformWhenThereAreRulesOfAllKinds() throws IOException {
        IamTranslation translation = translate(
                Acl.allow(ORDER, "User:app", AclOperation.WRITE),
                Acl.allow(AclPattern.prefixed(AclResourceType.TOPIC, "price-"), "User:app", AclOperation.READ),
                Acl.allow(AclPattern.literal(AclResourceType.TOPIC, "price-eu"), "User:app", AclOperation.READ),
                Acl.deny(AclPattern.literal(AclResourceType.TOPIC, "price-secret"), "User:app", AclOperation.READ),
                Acl.allow(AclPattern.prefixed(AclResourceType.GROUP, "app-$"), "User:app", AclOperation.READ),
                Acl.allow(AclPattern.literal(AclResourceType.TRANSACTIONAL_ID, "app*"), "User:app", AclOperation.WRITE),
                Acl.allow(THE_CLUSTER, "User:CN=ops,O=crm", AclOperation.ALTER_CONFIGS),
                Acl.allow(THE_CLUSTER, "User:CN=ops,O=crm", AclOperation.CREATE));

        assertThat(translation.check().differences()).isEmpty();
        assertThat(translation.check().asked()).isPositive();
        assertThat(translation.policies()).allSatisfy(policies -> {
            assertThat(policies.documents()).hasSize(1);
            assertThat(policies.notExpressed()).isEmpty();
        });
        PublishedFiles.shouldBe(
                "godwit-core/" + RESOURCES + "app.json",
                translation.policies().get(1).documents().get(0).toJson());
        PublishedFiles.shouldBe("godwit-core/" + RESOURCES + "policies.tf", Terraform.write("crm", translation));
    }

    @Test
    void shouldNeitherGrantNorHideWhatIamHasNoWordsFor() {
        Acl byHost = new Acl(ORDER, "User:app", "10.0.0.1", AclOperation.READ, Acl.Permission.ALLOW);
        Acl deniedByHost = new Acl(ORDER, "User:app", "10.0.0.2", AclOperation.WRITE, Acl.Permission.DENY);
        IamTranslation translation = translate(
                byHost,
                deniedByHost,
                Acl.allow(ORDER, "User:app", AclOperation.WRITE),
                Acl.allow(THE_CLUSTER, "User:app", AclOperation.CLUSTER_ACTION),
                Acl.allow(AclPattern.literal(AclResourceType.USER, "User:x"), "User:app", AclOperation.CREATE_TOKENS),
                Acl.allow(AclPattern.literal(AclResourceType.GROUP, "grüße"), "User:app", AclOperation.READ),
                Acl.allow(AclPattern.literal(AclResourceType.GROUP, "日本"), "User:app", AclOperation.READ));

        assertThat(translation.policies().get(0).notExpressed())
                .hasSize(5)
                .anyMatch(line -> line.startsWith(byHost.words()))
                .anyMatch(line -> line.startsWith(deniedByHost.words()))
                .anyMatch(line -> line.contains("no action for [CLUSTER_ACTION]"))
                .anyMatch(line -> line.contains("knows no user"))
                .anyMatch(line -> line.contains("beyond U+00FF"));
        assertThat(translation.check().differences())
                .extracting(AccessDifference::words)
                .contains(
                        "User:app READ on topic order from 10.0.0.1: allowed before, refused after",
                        "User:app WRITE on topic order from 10.0.0.2: refused before, allowed after",
                        "User:app CLUSTER_ACTION on the cluster: allowed before, refused after",
                        "User:app CREATE_TOKENS on user User:x: allowed before, refused after",
                        "User:app READ on group 日本: allowed before, refused after")
                .noneMatch(words -> words.contains("grüße"));
    }

    @Test
    void shouldSplitWhatIsTooLongForOneDocument() {
        Acl[] many = IntStream.range(0, 300)
                .mapToObj(number -> Acl.allow(
                        AclPattern.literal(AclResourceType.TOPIC, "a-topic-with-a-long-name-" + number),
                        "User:app",
                        number % 2 == 0 ? AclOperation.READ : AclOperation.WRITE))
                .toArray(Acl[]::new);

        PrincipalPolicies policies = translate(many).policies().get(0);

        assertThat(policies.documents())
                .hasSizeGreaterThan(1)
                .allMatch(document -> document.characters() <= IamDocument.MOST_CHARACTERS);
        assertThat(policies.documents().stream()
                        .flatMap(document -> document.statements().stream())
                        .mapToInt(statement -> statement.resources().size())
                        .sum())
                .isEqualTo(301);
        assertThat(policies.fitsOneRole()).isEqualTo(policies.documents().size() <= 10);
        assertThat(translate(many).check().differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crm",
                "arn:aws:kafka:eu-central-1:123456789012:topic/crm/" + UUID + "/a",
                "arn:aws:kafka:eu-central-1:12345:cluster/crm/" + UUID,
                "arn:aws:s3:::bucket"
            })
    void shouldRefuseWhatIsNoClustersArn(String text) {
        assertThatThrownBy(() -> ClusterArn.parse(text))
                .isInstanceOfSatisfying(
                        GodwitException.class, e -> assertThat(e.code()).isEqualTo(SecurityError.INVALID_CLUSTER_ARN));
    }

    @Test
    void shouldGiveDifferentPrincipalsDifferentNames() {
        assertThat(PolicyName.of("crm", "User:app", 1)).isEqualTo("kafka-crm-app");
        assertThat(PolicyName.of("crm", "User:app", 2)).isEqualTo("kafka-crm-app-2");
        assertThat(PolicyName.of("crm", "User:a b", 1)).isNotEqualTo(PolicyName.of("crm", "User:a/b", 1));
        assertThat(PolicyName.of("crm", "User:" + "x".repeat(300), 1).length()).isLessThanOrEqualTo(128);
        assertThat(PolicyName.of("crm", Acl.EVERYBODY, 1)).startsWith("kafka-crm-everybody");
    }

    private static IamTranslation translate(Acl... acls) {
        return IamTranslation.of(CLUSTER, List.of(acls));
    }
}
