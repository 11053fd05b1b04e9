package io.godwit.core.doctor;

import io.godwit.core.config.Migration;
import io.godwit.core.finding.Finding;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanMemory;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that the doctor looks at.
 *
 * @param plan what would be done, or remains to be done, on the target
 * @param memory what former plans did
 * @param recordAges by topic, for topics whose records the target could refuse for their timestamps
 * @param refusals why the target refused to create topics when asked to validate only, each a finding
 * @param abilities what the target was seen to allow when a command that acts tried it last; empty = never tried
 * @param outlook how fast the copy could be
 * @param now the moment of the examination
 */
public record DoctorFacts(
        Migration migration,
        ClusterInventory source,
        ClusterInventory target,
        Plan plan,
        PlanMemory memory,
        SortedMap<String, RecordAge> recordAges,
        List<Finding> refusals,
        Optional<TargetAbilities> abilities,
        CopyOutlook outlook,
        Instant now) {
    public DoctorFacts {
        recordAges = Collections.unmodifiableSortedMap(new TreeMap<>(recordAges));
        refusals = List.copyOf(refusals);
    }

    /** The source's topics that are to be copied, whether or not the plan can do it. */
    Stream<TopicInventory> selected() {
        return source.topics().values().stream()
                .filter(topic -> migration.topics().selects(topic.name()));
    }

    /** The target's topics as the plan will leave them while records are copied. */
    SortedMap<String, ExpectedTopic> expected() {
        return ExpectedTopics.foretell(target, plan, memory);
    }
}
