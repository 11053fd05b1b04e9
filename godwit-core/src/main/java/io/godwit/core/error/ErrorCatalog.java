package io.godwit.core.error;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every code that Godwit knows. A new area adds its enum here; a test compares the catalog with {@code docs/errors}. */
public final class ErrorCatalog {
    private static final List<Class<? extends ErrorCode>> AREAS = List.of(
            ConfigurationError.class,
            MirrorMakerPropertiesError.class,
            ClusterError.class,
            DoctorCode.class,
            SizeError.class,
            AssessmentCode.class,
            PlanError.class,
            JournalError.class,
            MirrorError.class,
            ProofError.class,
            ValidationError.class,
            CutoverError.class,
            CompletionError.class,
            RehearsalError.class,
            SecurityError.class,
            AwsError.class,
            RepointError.class,
            RegistryError.class,
            WaveError.class,
            ConnectError.class,
            ServeError.class,
            LabError.class,
            GeneralError.class);

    private ErrorCatalog() {}

    /** All codes, by area and then in the order of their numbers. */
    public static Stream<ErrorCode> all() {
        return AREAS.stream().flatMap(area -> Stream.of(area.getEnumConstants()));
    }

    /** The code with this id, compared without regard to case. */
    public static Optional<ErrorCode> find(String id) {
        return all().filter(code -> code.id().equalsIgnoreCase(id.strip())).findFirst();
    }
}
