package io.godwit.cli.mirror;

import io.godwit.core.config.MirrorConfig;

/** With Apache's connectors, whose group sync is near, goes forwards only, and knows nothing of partitions without records. */
class MirrorMaker2BehavioursIT extends MirrorBehaviours {
    MirrorMaker2BehavioursIT() {
        super(MirrorConfig.MIRROR_MAKER_2);
    }

    @Override
    boolean isExact() {
        return false;
    }
}
