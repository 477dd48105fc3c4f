using Calculator.Tokenizers.BytePairs;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.Tests.BytePairs;

/// <summary>
/// A caller who goes is noticed inside one long piece after so much work, whatever the machine: the work is counted, not timed.
/// </summary>
public class GivingUpTests
{
    private const int Bytes = 400_000;
    private const int Short = 1_024;
    private const int MostAfter = 40_000;

    [ThreadStatic]
    private static CancellationTokenSource? _caller;

    [ThreadStatic]
    private static int _leavesAt;

    [ThreadStatic]
    private static int _taken;

    [ThreadStatic]
    private static int _counted;

    // Each byte is looked at twice while a window is taken apart; who goes with the last of them goes while it is joined.
    [Theory]
    [InlineData(Short, 1_000)]
    [InlineData(Short, 500_000)]
    [InlineData(Short, (2 * Bytes) - 1)]
    [InlineData(Bytes, 1_000)]
    [InlineData(Bytes, 500_000)]
    [InlineData(Bytes, (2 * Bytes) - 1)]
    public void A_piece_is_given_up_soon_after_its_caller_has_gone(int window, int step)
    {
        using var caller = new CancellationTokenSource();
        (_caller, _leavesAt, _taken, _counted) = (caller, step, 0, 0);
        Should.Throw<OperationCanceledException>(() => Count(window, caller.Token));
        _taken.ShouldBeInRange(step, step + MostAfter);
        _counted.ShouldBeLessThanOrEqualTo(window == Bytes ? 0 : step / 2);
    }

    [Theory]
    [InlineData(Short)]
    [InlineData(Bytes)]
    public void A_piece_whose_caller_stays_is_counted(int window)
    {
        (_caller, _leavesAt) = (null, -1);
        Count(window, TestContext.Current.CancellationToken).ShouldBe(Bytes / 2);
    }

    private static int Count(int window, CancellationToken cancellation)
    {
        var bytes = Enumerable.Range(0, 256).Select(value => new[] { (byte)value });
        var tokens = new TokenTable(RankedTokens.Of([.. bytes, "ab"u8.ToArray()]));
        var text = new byte[Bytes];
        for (var at = 0; at < text.Length; at++)
            text[at] = at % 2 == 0 ? (byte)'a' : (byte)'b';
        return WindowedMerge<Watched>.Count(new MergedWindow<Watched>(window), tokens, text, 0, cancellation);
    }

    // Bytes, and a caller who goes when so many of them were asked for.
    private readonly struct Watched : IMergeUnit
    {
        public static int Start(ReadOnlySpan<byte> text, int place) => ByteUnit.Start(text, place);

        public static int End(ReadOnlySpan<byte> text, int start)
        {
            if (++_taken == _leavesAt)
                _caller!.Cancel();
            return ByteUnit.End(text, start);
        }

        public static uint Pair(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length) =>
            ByteUnit.Pair(tokens, text, start, length);

        public static int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation) =>
            ByteUnit.Count(tokens, text, start, length, cancellation);

        public static int Tokens(TokenTable tokens, ReadOnlySpan<byte> part)
        {
            _counted++;
            return ByteUnit.Tokens(tokens, part);
        }
    }
}
