using System.Text;
using Calculator.Usage.Reading;

namespace Calculator.Tests.Usage;

public class JsonSplitterTests
{
    [Fact]
    public void What_was_too_long_to_be_kept_is_forgotten_with_the_place_where_it_began()
    {
        var splitter = new JsonSplitter();
        splitter.TryNext(Encoding.UTF8.GetBytes("[          {\"x\":\"aaaa"), isEnd: false, out _, out _).ShouldBeFalse();
        splitter.Forget();
        splitter.TryNext("aaa"u8, isEnd: false, out var piece, out var used).ShouldBeFalse();
        (piece.Length, used).ShouldBe((0, 3));
    }
}
