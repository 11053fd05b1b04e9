package io.godwit.cli.plan;

import io.godwit.cli.Talk;
import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.offsets.TargetAbilities;
import java.util.Optional;
import java.util.function.Supplier;

/** Tries what the target allows, for an engine that needs it, and tells what it refused. */
public final class TrialTalk {
    private TrialTalk() {}

    /** @param trial makes the scratch topic */
    public static void tell(Talk talk, Migration migration, Supplier<Optional<TargetAbilities>> trial) {
        if (!migration.mirror().engine().equals(MirrorConfig.BATCH)) {
            return;
        }
        trial.get()
                .ifPresentOrElse(
                        found -> found.refusals()
                                .forEach(refusal -> talk.say(DoctorCode.OFFSETS_REFUSED.id() + " the target refuses "
                                        + refusal + ". Offsets differ where that is needed: godwit plan shows where")),
                        () -> talk.say("What the target allows for keeping offsets could not be tried; see the log"));
    }
}
