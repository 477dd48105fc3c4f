using System.Runtime.InteropServices;

namespace Calculator.Benchmarks.Requests;

/// <summary>The CPU time of this thread: what else the machine does in the meantime is not counted. Linux alone.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpu = 3;

    public static double Microseconds
    {
        get
        {
            if (Read(ThreadCpu, out var time) != 0)
                throw new PlatformNotSupportedException("There is no clock of a thread's CPU time.");
            return (time.Seconds * 1e6) + (time.Nanoseconds / 1e3);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
