package io.godwit.kafka.registry;

import io.godwit.core.registry.RegistryInventory;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.SchemaVersion;
import io.godwit.core.registry.SubjectInventory;
import io.godwit.core.registry.SubjectName;
import io.godwit.core.registry.VersionName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads all that a registry holds. */
final class RegistryReader {
    private final ConfluentApi api;
    private final RegistryKind kind;
    private final ParallelRequests requests;

    RegistryReader(ConfluentApi api, RegistryKind kind, ParallelRequests requests) {
        this.api = api;
        this.kind = kind;
        this.requests = requests;
    }

    RegistryInventory read() {
        Optional<String> mode = api.mode(Optional.empty());
        boolean modes = mode.isPresent();
        Optional<List<String>> contexts = api.contexts();
        List<SubjectInventory> read =
                new ArrayList<>(requests.each(api.subjects(contexts.isPresent()), name -> subject(name, modes)));
        read.addAll(
                requests.each(contexts.orElse(List.of()), context -> settings(new SubjectName(context, ""), modes)));
        TreeMap<SubjectName, SubjectInventory> subjects = new TreeMap<>();
        for (SubjectInventory subject : read) {
            boolean empty = subject.versions().isEmpty()
                    && subject.compatibility().isEmpty()
                    && subject.mode().isEmpty();
            if (!empty) {
                subjects.put(subject.name(), subject);
            }
        }
        return new RegistryInventory(kind, api.compatibility(Optional.empty()), mode, subjects);
    }

    private SubjectInventory subject(SubjectName name, boolean modes) {
        List<Integer> numbers = api.versions(name, true);
        Set<Integer> live = Set.copyOf(api.versions(name, false));
        TreeMap<Integer, SchemaVersion> versions = new TreeMap<>();
        for (int number : numbers) {
            // One that was deleted for good since the list was made is not there any more.
            api.version(new VersionName(name, number), !live.contains(number))
                    .ifPresent(version -> versions.put(number, version));
        }
        SubjectInventory settings = settings(name, modes);
        return new SubjectInventory(name, settings.compatibility(), settings.mode(), versions);
    }

    private SubjectInventory settings(SubjectName name, boolean modes) {
        return new SubjectInventory(
                name,
                api.compatibility(Optional.of(name)),
                modes ? api.mode(Optional.of(name)) : Optional.empty(),
                Collections.emptySortedMap());
    }
}
