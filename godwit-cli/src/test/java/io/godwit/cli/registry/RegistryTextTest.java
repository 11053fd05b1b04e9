package io.godwit.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.render.Style;
import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.RegistryCollision;
import io.godwit.core.registry.RegistryInventory;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryStep;
import io.godwit.core.registry.RegistryWay;
import io.godwit.core.registry.SchemaReference;
import io.godwit.core.registry.SchemaText;
import io.godwit.core.registry.SchemaVersion;
import io.godwit.core.registry.SubjectInventory;
import io.godwit.core.registry.SubjectName;
import io.godwit.core.registry.VersionName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RegistryTextTest {
    private static final SubjectName ORDER = SubjectName.of("order-value");
    private static final SchemaVersion FIRST = new SchemaVersion(
            new VersionName(ORDER, 1),
            7,
            new SchemaText("PROTOBUF", "syntax = \"proto3\";", List.of(new SchemaReference("m.proto", "money", 2))),
            false);
    private static final SchemaVersion SECOND =
            new SchemaVersion(new VersionName(ORDER, 2), 9, new SchemaText("AVRO", "\"int\"", List.of()), true);

    private static String text(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            print.accept(out);
        }
        return text.toString();
    }

    @Test
    void shouldShowASubjectInALine() {
        RegistryInventory inventory = new RegistryInventory(
                RegistryKind.CONFLUENT,
                Optional.of("BACKWARD"),
                Optional.empty(),
                new TreeMap<>(Map.of(
                        ORDER,
                        new SubjectInventory(
                                ORDER,
                                Optional.of("FULL"),
                                Optional.of("READONLY"),
                                new TreeMap<>(Map.of(1, FIRST, 2, SECOND))),
                        SubjectName.of(":.crm:"),
                        new SubjectInventory(
                                SubjectName.of(":.crm:"), Optional.of("NONE"), Optional.empty(), new TreeMap<>()))));

        assertThat(text(new InventoryText(InventoryDocument.of("http://old:8081", inventory))::print))
                .isEqualTo(
                        """
                        Registry http://old:8081 (confluent): compatibility BACKWARD, mode -

                        CONTEXT  SUBJECT        TYPE            VERSIONS (ID)          REFERS TO  COMPATIBILITY  MODE
                        .        order-value    PROTOBUF, AVRO  1 (7), 2 (9, deleted)  money 2    FULL           READONLY
                        .crm     (the context)  -               -                      -          NONE           -

                        1 subject, 2 versions, 1 of them soft-deleted
                        """);
    }

    @Test
    void shouldShowStepsCollisionsAndWhatIsLeftToPeople() {
        RegistryPlan plan = new RegistryPlan(
                RegistryWay.REST,
                "the target takes ids",
                List.of(
                        new RegistryStep.Register(FIRST, 1),
                        new RegistryStep.SetMode(ORDER, Optional.empty(), "as on the source; IMPORT now", true)),
                30,
                List.of(new RegistryCollision(
                        RegistryError.COLLISION, "id 7", "it is something else there", "use another")),
                List.of("the source still takes schemas"));

        assertThat(text(new RegistryPlanText(plan, Style.PLAIN)::print))
                .isEqualTo(
                        """
                        Way: rest, because the target takes ids

                          + register order-value version 1 (id 7), PROTOBUF, after the 1 that it refers to
                          + mode of order-value = (inherited): as on the source; IMPORT now
                          ! GW-REG-010 id 7: it is something else there
                              use another

                        To know:
                          the source still takes schemas

                        Registry (rest): 1 to register, 0 to soft-delete, 1 settings, 30 versions already there, 1 collision
                        """);
    }
}
