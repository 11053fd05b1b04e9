package io.godwit.serve.fetch;

import io.godwit.core.cutover.Gate;
import io.godwit.core.status.TopicStatus;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.doctor.Examination;
import java.util.List;

/** Facts that only the clusters themselves have, and that take seconds or minutes to get. */
public interface DearFacts {
    /** What {@code godwit doctor} finds, without measuring how fast the source can be read. */
    Examination doctor();

    /** What {@code godwit cutover check} finds for one wave. */
    WaveCheck check(String wave) throws InterruptedException;

    /** The groups on both clusters. */
    List<GroupsLook.Group> groups(List<TopicStatus> topics);

    /**
     * The check of a wave.
     *
     * @param ready whether the next step may be taken
     * @param gates empty after the switch
     */
    record WaveCheck(boolean ready, List<Gate> gates, CutoverReport cutover) {
        public WaveCheck {
            gates = List.copyOf(gates);
        }
    }
}
