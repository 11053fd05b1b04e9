package io.godwit.connect.plugin;

import java.util.Map;

/** Makes copiers; implemented behind the isolating class loader, with a constructor without parameters. */
public interface Copiers {
    /** What copies the share of one task. */
    Copier task(Map<String, String> config);

    /** What tells the tasks of a connector that directs itself which topics to copy. */
    Copier director(Map<String, String> config);
}
