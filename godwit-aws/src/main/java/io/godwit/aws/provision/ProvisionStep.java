package io.godwit.aws.provision;

/** One thing that the cluster needs. It looks before it acts, so that it can be repeated at any time. */
interface ProvisionStep {
    /** What it is about, such as {@code configuration crm-configuration}. */
    String title();

    /**
     * Looks at what is there; changes nothing.
     *
     * @throws io.godwit.core.error.GodwitException if what is there hinders, or AWS refuses to tell
     */
    Look look(Found found);

    /** Does it. Called only when {@link #look} said that it is needed. */
    Found act(Found found) throws InterruptedException;

    /**
     * @param needed whether there is something to do
     * @param says what is there, or what will be done
     * @param found what was known, with what this step saw
     */
    record Look(boolean needed, String says, Found found) {
        static Look needed(String says, Found found) {
            return new Look(true, says, found);
        }

        static Look there(String says, Found found) {
            return new Look(false, says, found);
        }
    }
}
