package io.godwit.lab.workload;

/** Numbers of one lane, both ends included. */
public record NumberRange(long first, long last) {
    public long size() {
        return last - first + 1;
    }

    boolean contains(long number) {
        return first <= number && number <= last;
    }
}
