using System.Reflection;
using System.Reflection.Emit;

namespace Lms.Tests.Architecture;

/// <summary>One instruction of a compiled method that names a member or type.</summary>
public sealed record Mention(MethodBase In, OpCode Code, MemberInfo Member);

/// <summary>Reads what compiled methods name: the source may say `Identity.X` where it means another feature.</summary>
public static class Calls
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<Mention> In(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        .SelectMany(In);

    /// <summary>The types that a type's declaration names: bases, fields, parameters, results.</summary>
    public static IEnumerable<Type> DeclaredBy(Type type) => new[] { type.BaseType }
        .Concat(type.GetInterfaces())
        .Concat(type.GetFields(Declared).Select(field => field.FieldType))
        .Concat(type.GetMethods(Declared).SelectMany(method => method.GetParameters().Select(one => one.ParameterType).Append(method.ReturnType)))
        .Concat(type.GetConstructors(Declared).SelectMany(made => made.GetParameters().Select(one => one.ParameterType)))
        .OfType<Type>()
        .SelectMany(WithArguments);

    public static IEnumerable<Type> WithArguments(Type type) => type.HasElementType
        ? WithArguments(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(WithArguments).Append(type);

    private static IEnumerable<Mention> In(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length;)
        {
            short value = bytes[at++];
            var code = Codes[value == 0xFE ? unchecked((short)(0xFE00 | bytes[at++])) : value];
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(bytes, at)) is { } member)
            {
                yield return new Mention(method, code, member);
            }

            at += Length(code.OperandType, bytes, at);
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int Length(OperandType operand, byte[] bytes, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
        _ => 4,
    };
}
