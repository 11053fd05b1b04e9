package io.godwit.aws.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.aws.standin.Orders;
import io.godwit.core.provision.ClusterNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterDocumentTest {
    static Stream<ClusterDocument> documents() {
        ClusterNetwork unknown = new ClusterNetwork(Optional.empty(), List.of(), List.of(), List.of());
        return Stream.of(
                new ClusterDocument(Orders.standard(), Orders.network(), Orders.secrets(2), 30),
                new ClusterDocument(Orders.large(), Orders.network(), List.of(), 365),
                new ClusterDocument(Orders.express(), unknown, List.of(), 30));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldDescribeTheSameClusterInBothLanguages(ClusterDocument document) {
        Map<String, String> terraform = Facts.ofTerraform(Facts.terraform(document.terraform()));
        Map<String, String> template = Facts.ofCloudFormation(Facts.cloudFormation(document.cloudFormation()));

        assertThat(terraform).isEqualTo(template);
        assertThat(terraform)
                .containsEntry("name", "crm")
                .containsEntry("clientBroker", "TLS")
                .containsEntry("inCluster", "true")
                .containsEntry("iam", "true")
                .containsEntry("scram", "true")
                .containsEntry("unauthenticated", "false")
                .containsEntry("tlsClients", "-")
                .containsEntry("logs", "true")
                .containsEntry(
                        "brokers", String.valueOf(document.cluster().size().brokers()))
                .containsEntry("type", document.cluster().size().instanceType())
                .containsEntry("version", document.cluster().version().text())
                .containsEntry(
                        "storage",
                        document.cluster()
                                .size()
                                .storageGib()
                                .map(String::valueOf)
                                .orElse("-"))
                .containsEntry("tiered", document.cluster().volumes().tiered() ? "TIERED" : "-")
                .containsEntry(
                        "throughput",
                        document.cluster()
                                .volumes()
                                .throughputMib()
                                .map(String::valueOf)
                                .orElse("-"))
                .containsEntry(
                        "growsTo",
                        document.cluster()
                                .storageScaling()
                                .map(scaling -> String.valueOf(scaling.mostGib()))
                                .orElse("-"))
                .containsEntry(
                        "properties", document.cluster().configuration().text().strip());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldBeFormattedAsTerraformWould(ClusterDocument document) {
        assertThat(document.terraform()).allSatisfy(file -> assertThat(TerraformFormat.problems(file.text()))
                .as(file.name() + "\n" + file.text())
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldHoldNoSecretAndNoPlaceThatNothingFilled(ClusterDocument document) {
        Stream.concat(document.terraform().stream(), Stream.of(document.cloudFormation()))
                .forEach(file -> assertThat(file.text())
                        .doesNotContainIgnoringCase("password")
                        .doesNotContain("#if", "#end")
                        .doesNotContainPattern("@[A-Za-z]+@"));
    }

    @Test
    void shouldLetOnlyTheClientsInAndOnlyWhereTheyAreEncryptedAndKnown() {
        ClusterDocument document = new ClusterDocument(Orders.standard(), Orders.network(), List.of(), 30);

        JsonNode module = Facts.terraform(document.terraform()).at("/resource/aws_vpc_security_group_ingress_rule");
        assertThat(module.findValuesAsText("from_port")).containsExactlyInAnyOrder("9096", "9098", "11001");
        JsonNode resources = Facts.cloudFormation(document.cloudFormation()).path("Resources");
        assertThat(resources.findValuesAsText("FromPort"))
                .containsExactlyInAnyOrder("9096", "9098", "11001", "9096", "9098", "11001");
        assertThat(document.cloudFormation().text()).doesNotContain("9092", "9094");
    }

    @Test
    void shouldNeverDeleteAClusterByAccident() {
        ClusterDocument document = new ClusterDocument(Orders.standard(), Orders.network(), List.of(), 30);

        assertThat(Facts.terraform(document.terraform())
                        .at("/resource/aws_msk_cluster/cluster/lifecycle/prevent_destroy")
                        .asBoolean())
                .isTrue();
        JsonNode cluster = Facts.cloudFormation(document.cloudFormation()).at("/Resources/Cluster");
        assertThat(cluster.path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(cluster.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    }

    @Test
    void shouldAskForWhatIsNotKnownYet() {
        ClusterDocument document = new ClusterDocument(
                Orders.express(), new ClusterNetwork(Optional.empty(), List.of(), List.of(), List.of()), List.of(), 30);

        JsonNode variables = Facts.terraform(document.terraform()).path("variable");
        for (String name : List.of("vpc_id", "subnet_ids", "client_cidr_blocks")) {
            assertThat(variables.path(name).isObject()).as(name).isTrue();
            assertThat(variables.path(name).has("default")).as(name).isFalse();
        }
        JsonNode parameters = Facts.cloudFormation(document.cloudFormation()).path("Parameters");
        for (String name : List.of("VpcId", "SubnetIds", "ClientCidr1")) {
            assertThat(parameters.path(name).isObject()).as(name).isTrue();
            assertThat(parameters.path(name).has("Default")).as(name).isFalse();
        }
    }
}
